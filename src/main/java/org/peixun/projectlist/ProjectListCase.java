package org.peixun.projectlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.round.RoundProgress;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** 项目清单 as the workflow sees it. */
@Component
class ProjectListCase implements CaseType {

    static final String ID = "projectTrainingList";

    private static final List<Role> COUNTY_LADDER = List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER);

    /** Like the others until the first sending, ends with the round, see {@link #dueAt}; who has not sent by then stands in the round's one digest. */
    static final Step FILL = step("fillList", "填报项目清单", Role.COUNTY_CLERK, "correctionWorkdays", List.of(Role.COUNTY_CLERK));
    static final Step CORRECT = step("correctList", "修改补正项目清单", Role.COUNTY_CLERK, "correctionWorkdays", COUNTY_LADDER);
    static final Step SIGN = step("signList", "签发项目清单", Role.COUNTY_MANAGER, "signWorkdays",
            List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER));
    static final Step CHECK = step("checkList", "核对项目清单", Role.CITY_CLERK, "checkWorkdays", List.of(Role.CITY_MANAGER));
    static final Step REPORT = step("reportProgress", "报送项目进展", Role.COUNTY_CLERK, "progressWorkdays", COUNTY_LADDER);

    private static final List<Step> ROAD = List.of(FILL, SIGN, CHECK);

    private final ProjectListFiles lists;
    private final AccessPolicy access;
    private final ListDecisions decisions;
    private final ProjectReports reports;
    private final ProjectListSections sections;
    private final RoundProgress round;

    ProjectListCase(
            ProjectListFiles lists, AccessPolicy access, ListDecisions decisions, ProjectReports reports,
            ProjectListSections sections, RoundProgress round) {
        this.lists = lists;
        this.access = access;
        this.decisions = decisions;
        this.reports = reports;
        this.sections = sections;
        this.round = round;
    }

    private static Step step(String key, String label, Role role, String workdays, List<Role> ladder) {
        return new Step(key, label, role, DeadlineRule.usual("projectList." + workdays, ladder));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "项目清单";
    }

    @Override
    public String numberPrefix() {
        return "项目";
    }

    @Override
    public List<Step> steps() {
        return List.of(FILL, SIGN, CHECK, CORRECT, REPORT);
    }

    /** A correction is signed and checked again; reports follow on days of their own once the list has passed. */
    @Override
    public List<Step> ahead(String caseNumber, Collection<String> open) {
        return Step.after(ROAD, open.contains(CORRECT.key()) ? List.of(FILL.key()) : open);
    }

    @Override
    public AccessPolicy.Subject subject(String caseNumber) {
        return lists.get(caseNumber).subject();
    }

    @Override
    public Instant dueAt(String caseNumber, String stepKey) {
        // whatever leads to the first sending ends with the round; a correction after it has the days of the policy
        if (!List.of(FILL.key(), SIGN.key(), CORRECT.key()).contains(stepKey)) {
            return null;
        }
        RoundProgress.County county = round.of(caseNumber);
        return county.sentAt() == null ? county.dueAt() : null;
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        ProjectList list = lists.get(submission.caseNumber());
        return switch (submission.stepKey()) {
            case "fillList", "correctList" -> handIn(list, submission);
            case "signList" -> sign(list, submission);
            case "checkList" -> check(list, submission);
            case "reportProgress" -> report(list, submission);
            default -> throw new IllegalArgumentException("unknown step " + submission.stepKey());
        };
    }

    private Map<String, Object> handIn(ProjectList list, TaskSubmission submission) {
        access.check(submission.actor(), Action.FILL_PROJECT_LIST, list.subject());
        Step step = submission.stepKey().equals(FILL.key()) ? FILL : CORRECT;
        decisions.handIn(list, step.label(), submission.text("opinion"), submission.actor());
        return Map.of(DECISION, "handIn");
    }

    private Map<String, Object> sign(ProjectList list, TaskSubmission submission) {
        access.check(submission.actor(), Action.SIGN_PROJECT_LIST, list.subject());
        switch (decision(submission)) {
            case "sign" -> decisions.sign(list, submission.text("opinion"), submission.actor());
            case "revise" -> decisions.revise(list, submission.text("opinion"), submission.actor());
            default -> throw unknown(SIGN, submission);
        }
        return Map.of(DECISION, decision(submission), "listReturned", true);
    }

    private Map<String, Object> check(ProjectList list, TaskSubmission submission) {
        access.check(submission.actor(), Action.CHECK_PROJECT_LIST, list.subject());
        switch (decision(submission)) {
            case "pass" -> {
                decisions.pass(list, submission.text("opinion"), submission.actor());
                return Map.of(DECISION, "pass", "moreReports", list.reportingOn() != null);
            }
            case "return" -> decisions.sendBack(
                    list, submission.texts("reasons"), submission.text("opinion"), submission.actor());
            default -> throw unknown(CHECK, submission);
        }
        return Map.of(DECISION, "return", "listReturned", true);
    }

    private Map<String, Object> report(ProjectList list, TaskSubmission submission) {
        access.check(submission.actor(), Action.FILL_PROJECT_LIST, list.subject());
        reports.handIn(list, submission.text("opinion"), submission.actor());
        return Map.of(DECISION, "report", "moreReports", list.reportingOn() != null);
    }

    private static String decision(TaskSubmission submission) {
        return String.valueOf(submission.text(DECISION));
    }

    private static RequestRefused unknown(Step step, TaskSubmission submission) {
        return RequestRefused.badInput("请选择办理意见。“" + step.label() + "”不接受“" + decision(submission) + "”。");
    }

    @Override
    public List<Section> sections(String caseNumber, Actor reader) {
        ProjectList list = lists.get(caseNumber);
        access.check(reader, Action.SEE_CASE, list.subject());
        return new ArrayList<>(sections.of(list, reader));
    }
}
