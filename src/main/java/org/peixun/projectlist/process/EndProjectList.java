package org.peixun.projectlist.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.projectlist.ProjectListSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记无需报送 */
@Component("endProjectList")
@ModelBean
class EndProjectList implements JavaDelegate {

    private final ProjectListSteps lists;

    EndProjectList(ProjectListSteps lists) {
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lists.end(execution.getProcessBusinessKey());
    }
}
