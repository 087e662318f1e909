package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记逾期失效 */
@Component("lapseFiling")
@ModelBean
class LapseFiling implements JavaDelegate {

    private final ClassFilingSteps filings;

    LapseFiling(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.lapse(execution.getProcessBusinessKey());
    }
}
