package org.peixun.nomination.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.nomination.NominationSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记推荐终止 */
@Component("recordClosing")
@ModelBean
class RecordClosing implements JavaDelegate {

    private final NominationSteps nominations;

    RecordClosing(NominationSteps nominations) {
        this.nominations = nominations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        nominations.recordClosing(execution.getProcessBusinessKey());
    }
}
