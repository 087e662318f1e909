/**
 * The only shared place that knows the engine: case types, tasks, the path of a token, what goes into engine variables
 * (gateway answers) and what never does. Features give a {@link org.peixun.workflow.CaseType}; lists and pages listen
 * to the events. A case's number is its id everywhere: business key, foreign key, address. The engine tenant of a
 * process instance is the case's jurisdiction, so that the engine's own queries never show another county's.
 */
package org.peixun.workflow;
