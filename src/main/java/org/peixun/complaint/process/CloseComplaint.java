package org.peixun.complaint.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.complaint.ComplaintSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记办结 */
@Component("closeComplaint")
@ModelBean
class CloseComplaint implements JavaDelegate {

    private final ComplaintSteps complaints;

    CloseComplaint(ComplaintSteps complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.close(execution.getProcessBusinessKey());
    }
}
