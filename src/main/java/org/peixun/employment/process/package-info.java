/** The service tasks and clocks of 就业跟踪 in {@code classFiling.bpmn}. */
package org.peixun.employment.process;
