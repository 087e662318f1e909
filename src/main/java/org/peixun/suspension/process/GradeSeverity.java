package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 评定处理档次 */
@Component("gradeSeverity")
@ModelBean
class GradeSeverity implements JavaDelegate {

    private final SuspensionSteps suspensions;

    GradeSeverity(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.grade(execution.getProcessBusinessKey());
    }
}
