/** The service tasks and clocks of {@code suspension.bpmn}. */
package org.peixun.suspension.process;
