package org.peixun.suspension.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the periods of a suspension end, in the model. */
@Component("suspensionClock")
@ModelBean
public class SuspensionClock {

    private final SuspensionSteps suspensions;

    SuspensionClock(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    public Date confirmationEnd(DelegateExecution execution) {
        return Date.from(suspensions.confirmationEnd(execution.getProcessBusinessKey()));
    }

    public Date defenceEnd(DelegateExecution execution) {
        return Date.from(suspensions.defenceEnd(execution.getProcessBusinessKey()));
    }

    public Date rectificationEnd(DelegateExecution execution) {
        return Date.from(suspensions.rectificationEnd(execution.getProcessBusinessKey()));
    }

    public Date banEnd(DelegateExecution execution) {
        return Date.from(suspensions.banEnd(execution.getProcessBusinessKey()));
    }

    public Date objectionEnd(DelegateExecution execution) {
        return Date.from(suspensions.objectionEnd(execution.getProcessBusinessKey()));
    }
}
