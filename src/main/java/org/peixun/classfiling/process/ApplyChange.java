package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassDates;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** 执行变更: the clocks that follow the class's dates move with them; the others keep what a pause has given them */
@Component("applyChange")
@ModelBean
class ApplyChange implements JavaDelegate {

    private final ClassFilingSteps filings;
    private final ClassDates dates;
    private final Processes processes;

    ApplyChange(ClassFilingSteps filings, ClassDates dates, Processes processes) {
        this.filings = filings;
        this.dates = dates;
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        if (dates.startMoved(number)) {
            processes.moveTimer(number, "event_classStartDateReached", dates.startsAt(number));
            processes.moveTimer(number, "event_startLapsed", dates.startLapsesAt(number));
            processes.periodMoved(number, "confirmStart");
        }
        if (dates.endMoved(number)) {
            processes.moveTimer(number, "event_trainingEnded", dates.endsAt(number));
            processes.moveTimer(number, "event_examLapsed", dates.examLapsesAt(number));
            processes.periodMoved(number, "arrangeExam");
        }
        filings.tellChange(number);
    }
}
