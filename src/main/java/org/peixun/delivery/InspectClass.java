package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 现场检查: the result, to be entered soon after the day of the visit; or, once the training is over, why nobody went. */
@Component
@Order(11)
class InspectClass implements ClassStep {

    private final Deliveries deliveries;
    private final InspectionEntry entry;
    private final MissedInspections missed;

    InspectClass(Deliveries deliveries, InspectionEntry entry, MissedInspections missed) {
        this.deliveries = deliveries;
        this.entry = entry;
        this.missed = missed;
    }

    @Override
    public Step step() {
        return DeliveryTasks.INSPECT;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        if ("MISSED".equals(submission.text("verdict"))) {
            missed.record(submission.caseNumber(), "verdict", submission.text("opinion"), submission.actor(), step());
        } else {
            enter(submission);
        }
        return Map.of();
    }

    private void enter(TaskSubmission submission) {
        String officers = submission.text("officers");
        entry.enter(submission.caseNumber(), new Inspections.Typed(submission.text("visitedAt"),
                Inspectors.named(officers), submission.text("session"), submission.text("counted"),
                submission.texts("findings"), submission.text("opinion"), submission.text("verdict"), submission.text("rectifyOn")),
                submission.actor(), step().label());
    }

    /** The day of the visit, once it has been set. */
    @Override
    public Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return deliveries.days(caseNumbers, ClassDelivery::visitOn);
    }
}
