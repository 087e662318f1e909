/** The service tasks and the clock of {@code complaintHandling.bpmn}. */
package org.peixun.complaint.process;
