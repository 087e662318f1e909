package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记撤回 */
@Component("recordWithdrawal")
@ModelBean
class RecordWithdrawal implements JavaDelegate {

    private final ClassFilingSteps filings;

    RecordWithdrawal(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.recordWithdrawal(execution.getProcessBusinessKey());
    }
}
