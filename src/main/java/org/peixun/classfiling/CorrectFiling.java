package org.peixun.classfiling;

import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 补正备案: the institution hands in again. */
@Component
@Order(4)
class CorrectFiling implements ClassStep {

    private final Filings filings;
    private final Submissions submissions;
    private final AccessPolicy access;

    CorrectFiling(Filings filings, Submissions submissions, AccessPolicy access) {
        this.filings = filings;
        this.submissions = submissions;
        this.access = access;
    }

    @Override
    public Step step() {
        return ClassFilingCase.CORRECTION;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ClassFiling filing = filings.get(submission.caseNumber());
        access.check(submission.actor(), Action.FILE_CLASS, filing.subject());
        submissions.handIn(filing, submission.actor(), submission.text("opinion"));
        return Map.of(CaseType.DECISION, "resubmit");
    }
}
