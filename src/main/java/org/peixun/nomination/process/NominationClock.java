package org.peixun.nomination.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.nomination.NominationSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When publicity ends and a brand is checked again, and how many experts score, in the model. */
@Component("nominationClock")
@ModelBean
public class NominationClock {

    private final NominationSteps nominations;

    NominationClock(NominationSteps nominations) {
        this.nominations = nominations;
    }

    public Date countyPublicityEnd(DelegateExecution execution) {
        return Date.from(nominations.countyPublicityEnd(execution.getProcessBusinessKey()));
    }

    public Date publicityEnd(DelegateExecution execution) {
        return Date.from(nominations.publicityEnd(execution.getProcessBusinessKey()));
    }

    public Date recheckAt(DelegateExecution execution) {
        return Date.from(nominations.recheckAt(execution.getProcessBusinessKey()));
    }

    public int experts(DelegateExecution execution) {
        return nominations.experts(execution.getProcessBusinessKey());
    }
}
