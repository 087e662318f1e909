package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 记录未作申辩 */
@Component("recordSilence")
@ModelBean
class RecordSilence implements JavaDelegate {

    private final SuspensionSteps suspensions;

    RecordSilence(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.recordSilence(execution.getProcessBusinessKey());
    }
}
