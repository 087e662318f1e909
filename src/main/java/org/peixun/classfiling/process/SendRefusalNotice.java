package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 送达不予同意通知书 */
@Component("sendRefusalNotice")
@ModelBean
class SendRefusalNotice implements JavaDelegate {

    private final ClassFilingSteps filings;

    SendRefusalNotice(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.sendRefusalNotice(execution.getProcessBusinessKey());
    }
}
