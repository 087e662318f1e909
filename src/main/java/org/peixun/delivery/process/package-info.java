/** The service tasks and clocks of 实施培训 and 结业考核 in {@code classFiling.bpmn}. */
package org.peixun.delivery.process;
