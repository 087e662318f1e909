package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 送达不同意变更通知 */
@Component("sendChangeRefusal")
@ModelBean
class SendChangeRefusal implements JavaDelegate {

    private final ClassFilingSteps filings;

    SendChangeRefusal(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.tellChange(execution.getProcessBusinessKey());
    }
}
