package org.peixun.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** The queue of a user task, in models: {@code ${candidates.countyClerk(execution)}}. */
@Component
@ModelBean
public class Candidates {

    private final CaseTypes types;

    Candidates(CaseTypes types) {
        this.types = types;
    }

    public String applicant(DelegateExecution execution) {
        return Role.applicantsOf(types.subject(execution.getProcessBusinessKey()).institutionId());
    }

    public String countyClerk(DelegateExecution execution) {
        return Role.COUNTY_CLERK.in(execution.getTenantId());
    }

    public String countyManager(DelegateExecution execution) {
        return Role.COUNTY_MANAGER.in(execution.getTenantId());
    }
}
