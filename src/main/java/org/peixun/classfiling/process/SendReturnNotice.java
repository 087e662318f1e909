package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 送达补正通知 */
@Component("sendReturnNotice")
@ModelBean
class SendReturnNotice implements JavaDelegate {

    private final ClassFilingSteps filings;

    SendReturnNotice(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.sendReturnNotice(execution.getProcessBusinessKey());
    }
}
