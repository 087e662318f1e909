package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记取消 */
@Component("recordCancellation")
@ModelBean
class RecordCancellation implements JavaDelegate {

    private final ClassFilingSteps filings;

    RecordCancellation(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.recordCancellation(execution.getProcessBusinessKey());
    }
}
