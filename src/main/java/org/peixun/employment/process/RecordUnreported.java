package org.peixun.employment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.employment.EmploymentSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记未报送 */
@Component("recordUnreported")
@ModelBean
class RecordUnreported implements JavaDelegate {

    private final EmploymentSteps employment;

    RecordUnreported(EmploymentSteps employment) {
        this.employment = employment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        employment.recordUnreported(execution.getProcessBusinessKey());
    }
}
