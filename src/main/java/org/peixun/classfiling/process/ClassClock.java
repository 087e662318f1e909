package org.peixun.classfiling.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.classfiling.ClassDates;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the timers fire that follow a class's own dates. */
@Component("classClock")
@ModelBean
public class ClassClock {

    private final ClassDates dates;

    ClassClock(ClassDates dates) {
        this.dates = dates;
    }

    public Date startLapsesAt(DelegateExecution execution) {
        return Date.from(dates.startLapsesAt(execution.getProcessBusinessKey()));
    }

    public Date startsAt(DelegateExecution execution) {
        return Date.from(dates.startsAt(execution.getProcessBusinessKey()));
    }

    public Date examLapsesAt(DelegateExecution execution) {
        return Date.from(dates.examLapsesAt(execution.getProcessBusinessKey()));
    }
}
