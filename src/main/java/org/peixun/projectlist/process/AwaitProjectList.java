package org.peixun.projectlist.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 接收年度任务: nothing was returned yet. */
@Component("awaitProjectList")
@ModelBean
class AwaitProjectList implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("listReturned", false);
    }
}
