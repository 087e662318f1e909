package org.peixun.suspension.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.suspension.SuspensionSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 移送有关部门 */
@Component("handOverCase")
@ModelBean
class HandOverCase implements JavaDelegate {

    private final SuspensionSteps suspensions;

    HandOverCase(SuspensionSteps suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        suspensions.handOver(execution.getProcessBusinessKey());
    }
}
