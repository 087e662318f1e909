/** The page of one's own absences and those of one's county. */
package org.peixun.absence.web;
