package org.peixun.delivery.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.delivery.DeliverySteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记考核逾期 */
@Component("recordExamLapse")
@ModelBean
class RecordExamLapse implements JavaDelegate {

    private final DeliverySteps delivery;

    RecordExamLapse(DeliverySteps delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivery.recordExamLapse(execution.getProcessBusinessKey());
    }
}
