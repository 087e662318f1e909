package org.peixun.delivery;

import java.util.List;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.Role;
import org.peixun.workflow.Step;

/** The user tasks of 实施培训, 组织考核 and 审核结业: who does them, how long it may take, who hears when it takes longer. */
final class DeliveryTasks {

    private static final List<Role> COUNTY = List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER);
    private static final List<Role> INSTITUTION = List.of(Role.APPLICANT, Role.COUNTY_CLERK);

    static final DeadlineRule ENTRY = rule("inspection.entryWorkdays", COUNTY);

    static final Step PLAN = new Step("planInspection", "安排现场检查", Role.COUNTY_CLERK, rule("inspection.planWorkdays", COUNTY));
    static final Step INSPECT = new Step("inspectClass", "现场检查", Role.COUNTY_CLERK, ENTRY, true);
    static final Step RECHECK = new Step("recheckRectification", "复查整改", Role.COUNTY_CLERK, rule("inspection.recheckWorkdays", COUNTY));
    static final Step SECRECY = new Step("consentSecrecy", "审批涉密班期", Role.COUNTY_MANAGER,
            rule("video.secrecyWorkdays", List.of(Role.COUNTY_MANAGER, Role.CITY_MANAGER)));
    static final Step CALL = new Step("callTrainees", "电话回访", Role.COUNTY_CLERK, rule("followUp.workdays", COUNTY));
    static final Step ARRANGE = new Step("arrangeExam", "报送考核安排", Role.APPLICANT, rule("exam.arrangeWorkdays", INSTITUTION));
    static final Step PATROL = new Step("patrolExam", "巡考", Role.COUNTY_CLERK, rule("exam.patrolWorkdays", COUNTY));
    static final Step REPORT = new Step("reportResults", "报送考核结果", Role.APPLICANT, rule("exam.resultWorkdays", INSTITUTION));
    static final Step REVIEW = new Step("reviewCompletion", "审核结业", Role.COUNTY_CLERK, rule("completion.reviewWorkdays", COUNTY));

    private DeliveryTasks() {}

    private static DeadlineRule rule(String key, List<Role> ladder) {
        return DeadlineRule.usual(key, ladder);
    }
}
