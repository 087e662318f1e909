package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 终止备案 */
@Component("terminateFiling")
@ModelBean
class TerminateFiling implements JavaDelegate {

    private final ClassFilingSteps filings;

    TerminateFiling(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.terminate(execution.getProcessBusinessKey());
    }
}
