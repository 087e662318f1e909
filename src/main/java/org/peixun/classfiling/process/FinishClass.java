package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记结课 */
@Component("finishClass")
@ModelBean
class FinishClass implements JavaDelegate {

    private final ClassFilingSteps filings;

    FinishClass(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.finish(execution.getProcessBusinessKey());
    }
}
