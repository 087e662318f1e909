package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.ClassStep;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 报送考核安排: when and where, while the class is still running or after it. */
@Component
@Order(14)
class ArrangeExam implements ClassStep {

    private final ExamArrangements arrangements;
    private final ClassRegister register;

    ArrangeExam(ExamArrangements arrangements, ClassRegister register) {
        this.arrangements = arrangements;
        this.register = register;
    }

    @Override
    public Step step() {
        return DeliveryTasks.ARRANGE;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ExamRoute route = arrangements.arrange(submission.caseNumber(), new ExamArrangements.Typed(submission.text("route"),
                submission.text("examOn"), submission.text("examPlace"), Boolean.parseBoolean(submission.text("fullVideo"))), submission.actor());
        return Map.of("ownExam", route == ExamRoute.OWN);
    }

    /** The filed day and place. */
    @Override
    public Map<String, Object> known(String caseNumber) {
        return arrangements.filed(caseNumber);
    }

    /** The last day of the training. */
    @Override
    public Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return register.lastDays(caseNumbers);
    }
}
