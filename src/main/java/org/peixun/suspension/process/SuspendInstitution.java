package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 暂停承训资格 */
@Component("suspendInstitution")
@ModelBean
class SuspendInstitution implements JavaDelegate {

    private final SuspensionSteps suspensions;

    SuspendInstitution(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("urgent", suspensions.suspend(execution.getProcessBusinessKey()));
    }
}
