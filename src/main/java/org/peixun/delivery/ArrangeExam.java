package org.peixun.delivery;

import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 报送考核安排: which evaluation, when and where. */
@Component
@Order(14)
class ArrangeExam implements ClassStep {

    private final Exams exams;

    ArrangeExam(Exams exams) {
        this.exams = exams;
    }

    @Override
    public Step step() {
        return DeliveryTasks.ARRANGE;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        exams.arrange(submission.caseNumber(), submission.text("route"), submission.text("examOn"), submission.text("examPlace"),
                Boolean.parseBoolean(submission.text("fullVideo")), submission.actor());
        return Map.of("ownExam", ExamRoute.OWN.name().equals(submission.text("route")));
    }
}
