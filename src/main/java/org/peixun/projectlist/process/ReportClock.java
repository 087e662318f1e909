package org.peixun.projectlist.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.projectlist.ProjectListSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the timer 进展报送日已到 fires. */
@Component("reportClock")
@ModelBean
public class ReportClock {

    private final ProjectListSteps lists;

    ReportClock(ProjectListSteps lists) {
        this.lists = lists;
    }

    public Date opens(DelegateExecution execution) {
        return Date.from(lists.reportOpens(execution.getProcessBusinessKey()));
    }
}
