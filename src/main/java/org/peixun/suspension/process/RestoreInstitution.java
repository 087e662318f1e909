package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 恢复原状 */
@Component("restoreInstitution")
@ModelBean
class RestoreInstitution implements JavaDelegate {

    private final SuspensionSteps suspensions;

    RestoreInstitution(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.restore(execution.getProcessBusinessKey());
    }
}
