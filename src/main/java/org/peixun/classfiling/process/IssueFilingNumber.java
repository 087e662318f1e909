package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 编发备案号 */
@Component("issueFilingNumber")
@ModelBean
class IssueFilingNumber implements JavaDelegate {

    private final ClassFilingSteps filings;

    IssueFilingNumber(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        filings.issueNumber(execution.getProcessBusinessKey());
    }
}
