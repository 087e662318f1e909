package org.peixun.delivery;

import java.util.List;
import java.util.Map;
import org.peixun.classfiling.ClassStep;
import org.peixun.workflow.CaseType.Confirmation;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 审核结业: recognised, back for more, or not recognised. */
@Component
@Order(17)
class ReviewCompletion implements ClassStep {

    private final Certificates certificates;
    private final CompletionQuestions questions;

    ReviewCompletion(Certificates certificates, CompletionQuestions questions) {
        this.certificates = certificates;
        this.questions = questions;
    }

    @Override
    public Step step() {
        return DeliveryTasks.REVIEW;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        String decision = submission.text("decision");
        certificates.review(submission.caseNumber(), decision, submission.text("opinion"), submission.actor());
        return Map.of("decision", decision);
    }

    @Override
    public List<Confirmation> confirmations(String caseNumber) {
        return questions.of(caseNumber);
    }
}
