package org.peixun.identity;

import static org.peixun.identity.Role.*;

import java.util.Set;

/** Everything that can be done, and by whom: a closed list. What is not here is not allowed. */
public enum Action {
    SEE_OWN_PAGE(Scope.ANYWHERE, Role.values()),
    SEE_WORK_LIST(Scope.ANYWHERE, APPLICANT, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER),
    SUPERVISE(Scope.JURISDICTION, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER),
    SEE_CASE(Scope.JURISDICTION, APPLICANT, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER),
    SEE_CASE_AUDIT(Scope.JURISDICTION, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER, AUDITOR),
    URGE(Scope.JURISDICTION, APPLICANT, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER),
    REASSIGN_TASK(Scope.JURISDICTION, COUNTY_MANAGER),
    DO_TASK(Scope.JURISDICTION, APPLICANT, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER),
    FILE_CLASS(Scope.JURISDICTION, APPLICANT),
    WITHDRAW_FILING(Scope.JURISDICTION, APPLICANT),
    ACCEPT_FILING(Scope.JURISDICTION, COUNTY_CLERK),
    REVIEW_FILING(Scope.JURISDICTION, COUNTY_CLERK),
    CONSENT_OPENING(Scope.JURISDICTION, COUNTY_MANAGER),
    SEE_PERSONAL_DATA(Scope.JURISDICTION, COUNTY_CLERK, COUNTY_MANAGER),
    SEE_DIRECTORY(Scope.ANYWHERE, Role.values()),
    SEE_POLICY(Scope.ANYWHERE, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER, SYSTEM_ADMIN, AUDITOR),
    CHANGE_POLICY(Scope.JURISDICTION, CITY_MANAGER, SYSTEM_ADMIN),
    SEE_CALENDAR(Scope.ANYWHERE, Role.values()),
    CHANGE_CALENDAR(Scope.ANYWHERE, SYSTEM_ADMIN),
    MANAGE_USERS(Scope.ANYWHERE, SECURITY_ADMIN),
    SEE_AUDIT(Scope.ANYWHERE, AUDITOR),
    OPERATE_ENGINE(Scope.ANYWHERE, OPERATOR),
    USE_TASKLIST(Scope.ANYWHERE, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER, OPERATOR);

    /** JURISDICTION: only where the role is held (the city's officers: everywhere; an applicant: own institution). */
    public enum Scope { ANYWHERE, JURISDICTION }

    private final Scope scope;
    private final Set<Role> roles;

    Action(Scope scope, Role... roles) {
        this.scope = scope;
        this.roles = Set.of(roles);
    }

    public Scope scope() {
        return scope;
    }

    public Set<Role> roles() {
        return roles;
    }
}
