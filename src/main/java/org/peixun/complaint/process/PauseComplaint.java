package org.peixun.complaint.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.complaint.ComplaintSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记暂停办理 */
@Component("pauseComplaint")
@ModelBean
class PauseComplaint implements JavaDelegate {

    private final ComplaintSteps complaints;

    PauseComplaint(ComplaintSteps complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.pause(execution.getProcessBusinessKey());
    }
}
