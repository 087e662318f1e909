package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.ClassFilingSteps;
import org.peixun.workflow.ModelBean;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/** 执行变更: the clocks that follow the class's dates move with them */
@Component("applyChange")
@ModelBean
class ApplyChange implements JavaDelegate {

    private final ClassFilingSteps filings;
    private final Processes processes;

    ApplyChange(ClassFilingSteps filings, Processes processes) {
        this.filings = filings;
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        processes.moveTimer(number, "event_classStartDateReached", filings.startsAt(number));
        processes.moveTimer(number, "event_startLapsed", filings.startLapsesAt(number));
        processes.moveTimer(number, "event_trainingEnded", filings.endsAt(number));
        filings.tellChange(number);
    }
}
