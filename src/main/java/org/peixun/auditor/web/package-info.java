/** The page of the audit trail: searching, taking away and verifying it. */
package org.peixun.auditor.web;
