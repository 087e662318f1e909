package org.peixun.nomination.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.nomination.NominationSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 公布入选名单 */
@Component("publishList")
@ModelBean
class PublishList implements JavaDelegate {

    private final NominationSteps nominations;

    PublishList(NominationSteps nominations) {
        this.nominations = nominations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("selectionStands", nominations.publish(execution.getProcessBusinessKey()));
    }
}
