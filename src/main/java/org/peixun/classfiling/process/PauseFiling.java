package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 暂停办理 */
@Component("pauseFiling")
@ModelBean
class PauseFiling implements JavaDelegate {

    private final ClassFilingSteps filings;

    PauseFiling(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.pause(execution.getProcessBusinessKey());
    }
}
