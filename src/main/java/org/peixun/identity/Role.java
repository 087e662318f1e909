package org.peixun.identity;

import java.util.Arrays;

/** Who somebody is in a jurisdiction. {@link #group()} is the role's name in models and in engine group ids. */
public enum Role {
    APPLICANT("applicant", "申报人员"),
    COUNTY_CLERK("countyClerk", "县区经办"),
    COUNTY_MANAGER("countyManager", "县区负责人"),
    CITY_CLERK("cityClerk", "市级经办"),
    CITY_MANAGER("cityManager", "市级负责人"),
    EXPERT("expert", "评审专家"),
    LEGAL_REVIEWER("legalReviewer", "法制审核人员"),
    FINANCE("finance", "财政人员"),
    HOTLINE("hotline", "热线坐席"),
    INSPECTOR("inspector", "第三方核查员"),
    OPERATOR("operator", "运维人员"),
    SYSTEM_ADMIN("systemAdmin", "系统管理员"),
    SECURITY_ADMIN("securityAdmin", "安全管理员"),
    AUDITOR("auditor", "审计管理员");

    private final String group;
    private final String label;

    Role(String group, String label) {
        this.group = group;
        this.label = label;
    }

    public String group() {
        return group;
    }

    public String label() {
        return label;
    }

    /** Sits in the city, whichever county's case it is about. */
    public boolean isOfCity() {
        return this == CITY_CLERK || this == CITY_MANAGER || this == EXPERT || this == LEGAL_REVIEWER;
    }

    /** The engine group and work-list queue of this role in one jurisdiction, e.g. {@code countyClerk-371524}. */
    public String in(String jurisdiction) {
        return group + "-" + jurisdiction;
    }

    /** Whether a queue is one of the officers of a jurisdiction, not an institution's. */
    static boolean isOfficers(String queue, String jurisdiction) {
        return Arrays.stream(values()).anyMatch(role -> role != APPLICANT && role.in(jurisdiction).equals(queue));
    }

    /** The queue of one institution's officers, e.g. {@code applicant-1042}. */
    public static String applicantsOf(long institutionId) {
        return APPLICANT.group + "-" + institutionId;
    }
}
