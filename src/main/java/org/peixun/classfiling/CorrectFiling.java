package org.peixun.classfiling;

import java.util.Map;
import java.util.Set;
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

    private final HeldFilings held;
    private final Submissions submissions;
    private final AccessPolicy access;

    CorrectFiling(HeldFilings held, Submissions submissions, AccessPolicy access) {
        this.held = held;
        this.submissions = submissions;
        this.access = access;
    }

    @Override
    public Step step() {
        return ClassFilingCase.CORRECTION;
    }

    @Override
    public Set<String> lapses() {
        return Set.of("event_correctionLapsed");
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ClassFiling filing = held.written(submission.caseNumber());
        access.check(submission.actor(), Action.FILE_CLASS, filing.subject());
        submissions.handIn(filing, submission.actor(), explanation(submission.text("opinion"), filing.form().value(FilingField.EXPLANATION)));
        return Map.of(CaseType.DECISION, "resubmit");
    }

    /** Handed in elsewhere than on the filing's page, what was written there goes along. @return {@code null} for none */
    private static String explanation(String said, String written) {
        return said != null && !said.isBlank() ? said : written.isEmpty() ? null : written;
    }
}
