package org.peixun.classfiling.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the timer 开班日期已到 fires. */
@Component("classClock")
@ModelBean
public class ClassClock {

    private final ClassFilingSteps filings;

    ClassClock(ClassFilingSteps filings) {
        this.filings = filings;
    }

    public Date startsAt(DelegateExecution execution) {
        return Date.from(filings.startsAt(execution.getProcessBusinessKey()));
    }
}
