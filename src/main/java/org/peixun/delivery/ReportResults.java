package org.peixun.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 报送考核结果: everybody's result has been imported. */
@Component
@Order(16)
class ReportResults implements ClassStep {

    private final Deliveries deliveries;
    private final ExamResults results;

    ReportResults(Deliveries deliveries, ExamResults results) {
        this.deliveries = deliveries;
        this.results = results;
    }

    @Override
    public Step step() {
        return DeliveryTasks.REPORT;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        results.handIn(submission.caseNumber(), submission.text("opinion"), submission.actor());
        return Map.of();
    }

    /** The day of the exam. */
    @Override
    public Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return deliveries.days(caseNumbers, ClassDelivery::examOn);
    }
}
