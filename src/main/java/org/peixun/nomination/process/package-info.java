/** The service tasks and clocks of {@code brandNomination.bpmn}. */
package org.peixun.nomination.process;
