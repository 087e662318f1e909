package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 解除先行暂停 */
@Component("liftSuspension")
@ModelBean
class LiftSuspension implements JavaDelegate {

    private final SuspensionSteps suspensions;

    LiftSuspension(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.lift(execution.getProcessBusinessKey());
        execution.setVariable("established", false);
    }
}
