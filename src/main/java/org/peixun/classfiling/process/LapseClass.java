package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记逾期未开班 */
@Component("lapseClass")
@ModelBean
class LapseClass implements JavaDelegate {

    private final ClassFilingSteps filings;

    LapseClass(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.lapseStart(execution.getProcessBusinessKey());
    }
}
