package org.peixun.delivery.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.delivery.DeliverySteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 抽取回访名单 */
@Component("drawSample")
@ModelBean
class DrawSample implements JavaDelegate {

    private final DeliverySteps delivery;

    DrawSample(DeliverySteps delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivery.drawSample(execution.getProcessBusinessKey());
    }
}
