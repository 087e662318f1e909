/** Intake, handling, and the public pages of complaints. */
package org.peixun.complaint.web;
