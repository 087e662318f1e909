package org.peixun.employment.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.employment.EmploymentSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the timers 跟踪时点已到 and 逾期未报送 fire. */
@Component("employmentClock")
@ModelBean
public class EmploymentClock {

    private final EmploymentSteps employment;

    EmploymentClock(EmploymentSteps employment) {
        this.employment = employment;
    }

    public Date nextCheckpoint(DelegateExecution execution) {
        return Date.from(employment.nextCheckpoint(execution.getProcessBusinessKey()));
    }

    public Date lapse(DelegateExecution execution) {
        return Date.from(employment.lapse(execution.getProcessBusinessKey()));
    }
}
