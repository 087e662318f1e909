package org.peixun.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** How models and code call the same thing (processes/README.md, naming card). */
final class ModelNames {

    static final String USER_TASK = "userTask_";

    private ModelNames() {}

    /** {@code reviewFiling} for {@code userTask_reviewFiling}. */
    static String stepKey(String activityId) {
        if (!activityId.startsWith(USER_TASK)) {
            throw new IllegalStateException(activityId + " is not a user task by its name");
        }
        return activityId.substring(USER_TASK.length());
    }

    /** Process id of a definition id {@code classFiling:3:4711}. */
    static String caseType(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }

    static String formId(String caseType, String stepKey) {
        return caseType + "_" + stepKey;
    }

    static Step step(CaseTypes types, DelegateExecution execution) {
        return types.step(caseType(execution.getProcessDefinitionId()), stepKey(execution.getCurrentActivityId()));
    }
}
