package org.peixun.projectlist.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.projectlist.ProjectListSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记年度结束 */
@Component("endProjectYear")
@ModelBean
class EndProjectYear implements JavaDelegate {

    private final ProjectListSteps lists;

    EndProjectYear(ProjectListSteps lists) {
        this.lists = lists;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lists.endYear(execution.getProcessBusinessKey());
    }
}
