package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 确认暂停 */
@Component("confirmSuspension")
@ModelBean
class ConfirmSuspension implements JavaDelegate {

    private final SuspensionSteps suspensions;

    ConfirmSuspension(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.confirm(execution.getProcessBusinessKey());
        execution.setVariable("established", true);
    }
}
