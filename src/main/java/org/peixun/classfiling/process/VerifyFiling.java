package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 自动核验备案 */
@Component("verifyFiling")
@ModelBean
class VerifyFiling implements JavaDelegate {

    private final ClassFilingSteps filings;

    VerifyFiling(ClassFilingSteps filings) {
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean passed = filings.verify(execution.getProcessBusinessKey());
        execution.setVariable("checksPassed", passed);
        // what the rules send back is returned like what a person sends back
        execution.setVariable("decision", passed ? "examine" : "return");
    }
}
