/** The service tasks of {@code projectTrainingList.bpmn}: each reads the case number and calls one use case. */
package org.peixun.projectlist.process;
