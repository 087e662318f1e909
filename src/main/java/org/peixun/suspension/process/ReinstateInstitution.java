package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 恢复承训资格 */
@Component("reinstateInstitution")
@ModelBean
class ReinstateInstitution implements JavaDelegate {

    private final SuspensionSteps suspensions;

    ReinstateInstitution(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.reinstate(execution.getProcessBusinessKey());
    }
}
