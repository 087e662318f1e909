package org.peixun.identity;

import java.util.Arrays;

/**
 * Who somebody is in a jurisdiction. {@link #group()} is the role's name in models and in engine group ids; where the role may
 * be held, how far it reaches and whether tasks wait for it all follow from its seat and {@link #worksTasks()}.
 */
public enum Role {
    APPLICANT("applicant", "申报人员", Seat.INSTITUTION, true),
    COUNTY_CLERK("countyClerk", "县区经办", Seat.COUNTY, true),
    COUNTY_MANAGER("countyManager", "县区负责人", Seat.COUNTY, true),
    CITY_CLERK("cityClerk", "市级经办", Seat.CITY, true),
    CITY_MANAGER("cityManager", "市级负责人", Seat.CITY, true),
    EXPERT("expert", "评审专家", Seat.CITY, true),
    LEGAL_REVIEWER("legalReviewer", "法制审核人员", Seat.CITY, true),
    FINANCE("finance", "财政人员", Seat.ANY, false),
    HOTLINE("hotline", "热线坐席", Seat.CITY, false),
    INSPECTOR("inspector", "第三方核查员", Seat.ANY, false),
    OPERATOR("operator", "运维人员", Seat.CITY, false),
    SYSTEM_ADMIN("systemAdmin", "系统管理员", Seat.CITY, false),
    SECURITY_ADMIN("securityAdmin", "安全管理员", Seat.CITY, false),
    AUDITOR("auditor", "审计管理员", Seat.CITY, false);

    /** Where a role is held: by an institution's officers, in a county or zone, in the city, or in either. */
    public enum Seat { INSTITUTION, COUNTY, CITY, ANY }

    private final String group;
    private final String label;
    private final Seat seat;
    private final boolean worksTasks;

    Role(String group, String label, Seat seat, boolean worksTasks) {
        this.group = group;
        this.label = label;
        this.seat = seat;
        this.worksTasks = worksTasks;
    }

    public String group() {
        return group;
    }

    public String label() {
        return label;
    }

    public Seat seat() {
        return seat;
    }

    /** Steps of cases wait for this role: it has a work list and hands tasks in. */
    public boolean worksTasks() {
        return worksTasks;
    }

    /** Sits in the city, whichever county's case it is about. */
    public boolean isOfCity() {
        return seat == Seat.CITY;
    }

    /** All for which steps wait. */
    static Role[] workingTasks() {
        return Arrays.stream(values()).filter(Role::worksTasks).toArray(Role[]::new);
    }

    /** The engine group and work-list queue of this role in one jurisdiction, e.g. {@code countyClerk-371524}. */
    public String in(String jurisdiction) {
        return group + "-" + jurisdiction;
    }

    /** Whether a queue is one of the officers of a jurisdiction, not an institution's. */
    static boolean isOfficers(String queue, String jurisdiction) {
        return Arrays.stream(values()).anyMatch(role -> role != APPLICANT && role.in(jurisdiction).equals(queue));
    }

    /** Whether a queue is that of an institution's own people. */
    public static boolean isInstitutions(String queue) {
        return queue.startsWith(APPLICANT.group + "-");
    }

    /** The queue of one institution's officers, e.g. {@code applicant-1042}. */
    public static String applicantsOf(long institutionId) {
        return APPLICANT.group + "-" + institutionId;
    }
}
