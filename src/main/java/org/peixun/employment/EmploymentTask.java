package org.peixun.employment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.classfiling.ClassStep;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.Role;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 报送就业情况, once a checkpoint. */
@Component
@Order(20)
class EmploymentTask implements ClassStep {

    static final Step STEP = new Step("reportEmployment", "报送就业情况", Role.APPLICANT, DeadlineRule.usual("employment.reportWorkdays", List.of(Role.APPLICANT, Role.COUNTY_CLERK)));

    private final Employment employment;

    EmploymentTask(Employment employment) {
        this.employment = employment;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Set<String> lapses() {
        return Set.of("event_employmentUnreported");
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        employment.handIn(submission.caseNumber(), submission.text("opinion"), submission.actor());
        return Map.of();
    }
}
