package org.peixun.suspension;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.deadline.DeadlineRule;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;
import org.springframework.stereotype.Component;

/** 暂停承训资格 as the workflow sees it. */
@Component
class SuspensionCase implements CaseType {

    static final String ID = "suspension";

    private static final List<Role> CITY = List.of(Role.CITY_CLERK, Role.CITY_MANAGER);
    private static final List<Role> COUNTY = List.of(Role.COUNTY_MANAGER, Role.CITY_CLERK, Role.CITY_MANAGER);

    static final Step URGENCY = step("decideUrgentSuspension", "决定先行暂停", Role.CITY_MANAGER, "urgency", List.of(Role.CITY_MANAGER));
    static final Step SUSPEND = step("decideSuspension", "决定暂停", Role.CITY_MANAGER, "decision", List.of(Role.CITY_MANAGER));
    static final Step EVIDENCE = step("supplementEvidence", "补充证据", Role.COUNTY_CLERK, "evidence", COUNTY);
    static final Step INVESTIGATE = step("investigateFinding", "调查核实", Role.COUNTY_CLERK, "investigation", COUNTY);
    static final Step DEFENCE = step("stateDefence", "陈述申辩", Role.APPLICANT, "defence", List.of(Role.APPLICANT, Role.COUNTY_CLERK));
    static final Step LEGALITY = step("reviewLegality", "法制审核", Role.LEGAL_REVIEWER, "legality", CITY);
    static final Step MEASURE = step("decideMeasure", "集体讨论决定", Role.CITY_MANAGER, "measure", List.of(Role.CITY_MANAGER));
    static final Step RECTIFY = step("submitRectification", "提交整改报告", Role.APPLICANT, "rectification", List.of(Role.APPLICANT, Role.COUNTY_CLERK));
    static final Step RECHECK = step("recheckRectification", "复查验收", Role.COUNTY_CLERK, "recheck", COUNTY);
    static final Step FOLLOW = step("followHandover", "跟踪移送结果", Role.CITY_CLERK, "handover", CITY);

    /** Where nothing is urgent, nothing is wanted and nothing is handed over. */
    private static final List<Step> ROAD = List.of(SUSPEND, INVESTIGATE, DEFENCE, LEGALITY, MEASURE, RECTIFY, RECHECK);

    private final SuspensionFiles files;
    private final SuspensionDecisions decisions;
    private final SuspensionViews views;
    private final SuspensionLetters letters;
    private final Secrecy secrecy;
    private final AccessPolicy access;

    SuspensionCase(SuspensionFiles files, SuspensionDecisions decisions, SuspensionViews views, SuspensionLetters letters, Secrecy secrecy,
            AccessPolicy access) {
        this.files = files;
        this.decisions = decisions;
        this.views = views;
        this.letters = letters;
        this.secrecy = secrecy;
        this.access = access;
    }

    private static Step step(String key, String label, Role role, String period, List<Role> ladder) {
        return new Step(key, label, role, DeadlineRule.usual(ID + "." + period + "Workdays", ladder));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "暂停承训资格";
    }

    @Override
    public String handedIn() {
        return "提请";
    }

    @Override
    public String numberPrefix() {
        return "暂停";
    }

    @Override
    public List<Step> steps() {
        return List.of(SUSPEND, URGENCY, EVIDENCE, INVESTIGATE, DEFENCE, LEGALITY, MEASURE, RECTIFY, RECHECK, FOLLOW);
    }

    @Override
    public List<Step> ahead(String caseNumber, Collection<String> open) {
        Collection<String> reached = switch (files.get(caseNumber).state()) {
            case URGENCY_PROPOSED, UNCONFIRMED -> List.of(SUSPEND.key());
            // nothing but the end of the ban
            case BANNED -> List.of(RECHECK.key());
            default -> open;
        };
        return open.contains(FOLLOW.key()) ? List.of(MEASURE) : Step.after(ROAD, reached).stream().filter(step -> step.role() != Role.APPLICANT).toList();
    }

    @Override
    public boolean shows(String caseNumber, String kind, Actor reader) {
        return views.shows(files.get(caseNumber), kind, reader);
    }

    @Override
    public boolean readsAll(String caseNumber, Actor reader) {
        return access.allows(reader, Action.REVIEW_LEGALITY, files.get(caseNumber).subject());
    }

    /** What the institution says is its own: a refusal would tell it who informed us. */
    @Override
    public void checkWritten(String caseNumber, Map<String, Object> texts, Actor by) {
        if (!by.has(Role.APPLICANT)) {
            secrecy.check(caseNumber, texts);
        }
    }

    @Override
    public AccessPolicy.Subject subject(String caseNumber) {
        return files.get(caseNumber).subject();
    }

    @Override
    public Action seenBy() {
        return Action.SEE_SUSPENSION;
    }

    /** The institution's rectification ends on the day of the decision, the other steps after their working days. */
    @Override
    public Instant dueAt(String caseNumber, String stepKey) {
        return stepKey.equals(RECTIFY.key()) ? files.get(caseNumber).decision().rectifyBy() : null;
    }

    @Override
    public Set<String> lapses() {
        return Set.of("event_defencePeriodEnded");
    }

    @Override
    public Map<String, Object> complete(TaskSubmission submission) {
        Suspension suspension = files.get(submission.caseNumber());
        access.check(submission.actor(), action(submission.stepKey()), suspension.subject());
        return Map.of(DECISION, decisions.take(suspension, submission));
    }

    /** A suspension takes effect at once; what ends with a removal stays ended, also when the decision is taken back. */
    @Override
    public List<Confirmation> confirmations(String caseNumber, String stepKey) {
        String name = files.get(caseNumber).institutionName();
        if (stepKey.equals(MEASURE.key())) {
            return List.of(new Confirmation("decision=remove", "移出机构目录：" + name
                    + "。未办结的事项随即终止，以后撤销决定也不自动恢复；限制期内不得重新列入。确定提交吗？"));
        }
        boolean suspends = stepKey.equals(SUSPEND.key()) || stepKey.equals(URGENCY.key());
        return !suspends ? List.of() : List.of(new Confirmation("decision=suspend", (stepKey.equals(URGENCY.key()) ? "先行" : "") + "暂停承训资格：" + name
                + "。提交后随即生效，送达决定书：不得新开班；" + views.halted(files.get(caseNumber)) + "。确定提交吗？"));
    }

    private static Action action(String step) {
        return switch (step) {
            case "decideUrgentSuspension", "decideSuspension", "decideMeasure" -> Action.DECIDE_STANDING;
            case "supplementEvidence", "investigateFinding", "recheckRectification" -> Action.INVESTIGATE;
            case "stateDefence", "submitRectification" -> Action.STATE_DEFENCE;
            case "reviewLegality" -> Action.REVIEW_LEGALITY;
            case "followHandover" -> Action.FOLLOW_HANDOVER;
            default -> throw new IllegalArgumentException("unknown step " + step);
        };
    }

    @Override
    public List<Section> sections(String caseNumber, Actor reader) {
        Suspension suspension = files.get(caseNumber);
        access.check(reader, seenBy(), suspension.subject());
        return views.sections(suspension, reader);
    }

    @Override
    public List<Paper> papers(String caseNumber, Actor reader) {
        return letters.papers(files.get(caseNumber), reader);
    }
}
