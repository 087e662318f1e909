package org.peixun.delivery.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.delivery.DeliverySteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 编发证书 */
@Component("issueCertificates")
@ModelBean
class IssueCertificates implements JavaDelegate {

    private final DeliverySteps delivery;

    IssueCertificates(DeliverySteps delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivery.issueCertificates(execution.getProcessBusinessKey());
    }
}
