package org.peixun.complaint.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.complaint.ComplaintSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the informer's time to say whether he is satisfied ends, in the model. */
@Component("complaintClock")
@ModelBean
public class ComplaintClock {

    private final ComplaintSteps complaints;

    ComplaintClock(ComplaintSteps complaints) {
        this.complaints = complaints;
    }

    public Date satisfactionEnd(DelegateExecution execution) {
        return Date.from(complaints.satisfactionEnd(execution.getProcessBusinessKey()));
    }
}
