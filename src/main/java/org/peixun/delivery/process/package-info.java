/** The service tasks and clocks of 培训和结业 in {@code classFiling.bpmn}. */
package org.peixun.delivery.process;
