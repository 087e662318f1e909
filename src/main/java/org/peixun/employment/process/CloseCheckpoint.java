package org.peixun.employment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.employment.EmploymentSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 计算就业率 */
@Component("closeCheckpoint")
@ModelBean
class CloseCheckpoint implements JavaDelegate {

    private final EmploymentSteps employment;

    CloseCheckpoint(EmploymentSteps employment) {
        this.employment = employment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("moreCheckpoints", employment.closeCheckpoint(execution.getProcessBusinessKey()));
    }
}
