package org.peixun.classfiling;

import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 审批变更: the county decides before the change happens (clause 11: 经同意后). */
@Component
@Order(20)
class DecideChange implements ClassStep {

    static final Step STEP = new Step("decideChange", "审批变更", Role.COUNTY_CLERK,
            ClassFilingCase.rule("class.changeWorkdays", ClassFilingCase.COUNTY_LADDER));

    private final Filings filings;
    private final ClassChanges changes;
    private final AccessPolicy access;

    DecideChange(Filings filings, ClassChanges changes, AccessPolicy access) {
        this.filings = filings;
        this.changes = changes;
        this.access = access;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ClassFiling filing = filings.get(submission.caseNumber());
        access.check(submission.actor(), Action.REVIEW_FILING, filing.subject());
        String decision = submission.text("decision");
        switch (decision) {
            case "consentChange" -> changes.consent(filing, STEP.label(), submission.text("opinion"), submission.actor());
            case "refuseChange" -> changes.refuse(
                    filing, STEP.label(), submission.texts("reasons"), submission.text("opinion"), submission.actor());
            default -> throw RequestRefused.badInput("请选择同意变更或者不同意变更。");
        }
        return Map.of("decision", decision);
    }
}
