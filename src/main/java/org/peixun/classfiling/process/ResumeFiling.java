package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 恢复办理 */
@Component("resumeFiling")
@ModelBean
class ResumeFiling implements JavaDelegate {

    private final ClassFilingSteps filings;

    ResumeFiling(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.resume(execution.getProcessBusinessKey());
    }
}
