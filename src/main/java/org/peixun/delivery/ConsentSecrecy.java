package org.peixun.delivery;

import java.util.Map;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.ClassStep;
import org.peixun.identity.Action;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 审批涉密班期: until then the videos are needed. */
@Component
@Order(12)
class ConsentSecrecy implements ClassStep {

    private final Classes classes;
    private final Deliveries deliveries;
    private final ClassRegister register;

    ConsentSecrecy(Classes classes, Deliveries deliveries, ClassRegister register) {
        this.classes = classes;
        this.deliveries = deliveries;
        this.register = register;
    }

    @Override
    public Step step() {
        return DeliveryTasks.SECRECY;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        String number = submission.caseNumber();
        classes.running(number, Action.CONSENT_SECRECY, submission.actor());
        boolean consented = "consent".equals(submission.text("decision"));
        ClassDelivery delivery = classes.lock(number);
        delivery.decideSecrecy(consented);
        deliveries.saveAndFlush(delivery);
        String text = delivery.secrecy().label() + "：" + submission.text("opinion");
        classes.record(number, submission.actor(), step().label(), consented ? "secrecyConsented" : "secrecyRefused", text);
        register.tellInstitution(number, "涉密班期申请：" + delivery.secrecy().label(), text, "/cases/" + number);
        return Map.of();
    }
}
