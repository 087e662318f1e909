package org.peixun.complaint.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.complaint.ComplaintSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 通知并入本件的投诉 */
@Component("releaseMerged")
@ModelBean
class ReleaseMerged implements JavaDelegate {

    private final ComplaintSteps complaints;

    ReleaseMerged(ComplaintSteps complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.releaseMerged(execution.getProcessBusinessKey());
    }
}
