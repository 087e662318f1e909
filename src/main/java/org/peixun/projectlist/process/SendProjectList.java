package org.peixun.projectlist.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.projectlist.ProjectListSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 报送市级 */
@Component("sendProjectList")
@ModelBean
class SendProjectList implements JavaDelegate {

    private final ProjectListSteps lists;

    SendProjectList(ProjectListSteps lists) {
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lists.send(execution.getProcessBusinessKey());
    }
}
