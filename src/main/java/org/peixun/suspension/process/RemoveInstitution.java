package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 移出机构目录 */
@Component("removeInstitution")
@ModelBean
class RemoveInstitution implements JavaDelegate {

    private final SuspensionSteps suspensions;

    RemoveInstitution(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.remove(execution.getProcessBusinessKey());
    }
}
