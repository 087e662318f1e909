package org.peixun.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.springframework.stereotype.Component;

/** The queue of a user task, in models: {@code ${candidates.countyClerk(execution)}}. */
@Component
@ModelBean
public class Candidates {

    private final CaseTypes types;
    private final Jurisdictions jurisdictions;

    Candidates(CaseTypes types, Jurisdictions jurisdictions) {
        this.types = types;
        this.jurisdictions = jurisdictions;
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

    public String cityClerk(DelegateExecution execution) {
        return inCity(Role.CITY_CLERK);
    }

    public String cityManager(DelegateExecution execution) {
        return inCity(Role.CITY_MANAGER);
    }

    public String expert(DelegateExecution execution) {
        return inCity(Role.EXPERT);
    }

    public String legalReviewer(DelegateExecution execution) {
        return inCity(Role.LEGAL_REVIEWER);
    }

    private String inCity(Role role) {
        return role.in(jurisdictions.city().code());
    }
}
