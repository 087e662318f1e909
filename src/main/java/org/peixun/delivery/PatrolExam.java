package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 巡考 of an own exam by the county where the class was filed. */
@Component
@Order(15)
class PatrolExam implements ClassStep {

    /** An exam that counts for nothing is held again; otherwise the reviewer of the completion decides without one. */
    static final String AGAIN = "examAgain";

    private final Deliveries deliveries;
    private final Exams exams;

    PatrolExam(Deliveries deliveries, Exams exams) {
        this.deliveries = deliveries;
        this.exams = exams;
    }

    @Override
    public Step step() {
        return DeliveryTasks.PATROL;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        Verdict found = exams.patrol(submission.caseNumber(), new Exams.Typed(submission.text("verdict"), submission.texts("items"),
                submission.text("voidPositions"), submission.text("opinion"), submission.text("officers"), submission.text("patrolAt")),
                submission.actor());
        return Map.of("decision", found != Verdict.INVALID ? "examCounts"
                : AGAIN.equals(submission.text("decision")) ? AGAIN : "examVoid");
    }

    /** The day of the exam. */
    @Override
    public Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return deliveries.days(caseNumbers, ClassDelivery::examOn);
    }
}
