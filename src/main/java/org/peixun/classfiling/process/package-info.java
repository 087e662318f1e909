/** The service tasks of {@code classFiling.bpmn}: each reads the case number and calls one use case. */
package org.peixun.classfiling.process;
