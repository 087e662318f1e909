package org.peixun.classfiling.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the timers fire that follow a class's own dates. */
@Component("classClock")
@ModelBean
public class ClassClock {

    private final ClassFilingSteps filings;

    ClassClock(ClassFilingSteps filings) {
        this.filings = filings;
    }

    public Date startLapsesAt(DelegateExecution execution) {
        return Date.from(filings.startLapsesAt(execution.getProcessBusinessKey()));
    }

    public Date startsAt(DelegateExecution execution) {
        return Date.from(filings.startsAt(execution.getProcessBusinessKey()));
    }
}
