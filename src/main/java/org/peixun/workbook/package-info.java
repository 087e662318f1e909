/** Workbooks (.xlsx) that we write: whatever a person typed stays text in them and is never calculated. */
package org.peixun.workbook;
