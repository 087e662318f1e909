package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 记录未报整改报告 */
@Component("recordMissingReport")
@ModelBean
class RecordMissingReport implements JavaDelegate {

    private final SuspensionSteps suspensions;

    RecordMissingReport(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.missReport(execution.getProcessBusinessKey());
    }
}
