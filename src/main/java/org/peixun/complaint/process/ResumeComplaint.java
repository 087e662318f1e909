package org.peixun.complaint.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.complaint.ComplaintSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记恢复办理 */
@Component("resumeComplaint")
@ModelBean
class ResumeComplaint implements JavaDelegate {

    private final ComplaintSteps complaints;

    ResumeComplaint(ComplaintSteps complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.resume(execution.getProcessBusinessKey());
    }
}
