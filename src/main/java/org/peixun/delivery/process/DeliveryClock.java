package org.peixun.delivery.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.delivery.DeliverySteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When the timer 培训结束 fires. */
@Component("deliveryClock")
@ModelBean
public class DeliveryClock {

    private final DeliverySteps delivery;

    DeliveryClock(DeliverySteps delivery) {
        this.delivery = delivery;
    }

    public Date trainingEndsAt(DelegateExecution execution) {
        return Date.from(delivery.trainingEndsAt(execution.getProcessBusinessKey()));
    }
}
