package org.peixun.projectlist.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.projectlist.ProjectListSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 送达补正通知 */
@Component("sendListReturn")
@ModelBean
class SendListReturn implements JavaDelegate {

    private final ProjectListSteps lists;

    SendListReturn(ProjectListSteps lists) {
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lists.tellOfReturn(execution.getProcessBusinessKey());
    }
}
