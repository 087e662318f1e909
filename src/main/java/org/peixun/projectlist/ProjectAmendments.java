package org.peixun.projectlist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 调整 of a project of a list that passed (clauses 7, 12): the body was procured, is suspended, more places are needed, what
 * was listed or reported is wrong, or the project is given up.
 * The county's clerk proposes, the city's clerk confirms or refuses; what was confirmed counts for filings at once and
 * stands in the next summary.
 */
@Service
@Transactional
public class ProjectAmendments {

    private static final int LONGEST_OPINION = 500;

    /**
     * As typed.
     *
     * @param values field key → text; a field that is not there stays as it is
     * @param seen what stood in the fields when the page was opened: whoever left it so asks for nothing there, whatever was reported since
     */
    public record Typed(String code, Map<String, String> values, String reason, Map<String, String> seen) {

        /** Nothing was seen before: every value counts. */
        public Typed(String code, Map<String, String> values, String reason) {
            this(code, values, reason, Map.of());
        }

        static Typed of(Amendment amendment) {
            AmendedValues to = amendment.after();
            Map<String, String> values = new LinkedHashMap<>(to.further());
            values.put(ProjectField.BODY.key(), to.body());
            values.put(ProjectField.PLANNED.key(), String.valueOf(to.planned()));
            values.put(ProjectField.STARTS.key(), to.startsOn().toString());
            values.put(ProjectField.ENDS.key(), to.endsOn().toString());
            return new Typed(amendment.code(), values, amendment.reason());
        }

        public String value(String field) {
            return values.getOrDefault(field, "");
        }

        /** What stands in the fields when it was refused. @param shown in them now, had nobody typed */
        public Typed over(Typed shown) {
            Map<String, String> all = new LinkedHashMap<>(shown.values());
            all.putAll(touched());
            return new Typed(code, all, reason);
        }

        Map<String, String> touched() {
            Map<String, String> touched = new LinkedHashMap<>(values);
            touched.entrySet().removeIf(each -> each.getValue().equals(seen.get(each.getKey())));
            return touched;
        }
    }

    /**
     * @param choices of today
     * @param progress a project that is given up is no more than noted here: no report says so
     * @param typed what stands in the fields at first
     * @param acrossTheYear what follows from a later end
     */
    public record FormView(
            String number, String county, ListedProject project, ProjectChoices choices, List<String> progress, Typed typed,
            String acrossTheYear) {}

    private final ProjectListFiles lists;
    private final AmendmentFiles amendments;
    private final ProjectRegister register;
    private final ProjectClasses classes;
    private final ListChecks checks;
    private final AccessPolicy access;
    private final ProjectListJournal journal;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    ProjectAmendments(
            ProjectListFiles lists, AmendmentFiles amendments, ProjectRegister register, ProjectClasses classes, ListChecks checks, AccessPolicy access,
            ProjectListJournal journal, Jurisdictions jurisdictions, Clock clock) {
        this.lists = lists;
        this.amendments = amendments;
        this.register = register;
        this.classes = classes;
        this.checks = checks;
        this.access = access;
        this.journal = journal;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public FormView form(String number, String code, Actor actor) {
        ProjectList list = passed(number, Action.FILL_PROJECT_LIST, actor);
        ListedProject project = project(list, code);
        ListFacts facts = checks.facts(list);
        return new FormView(number, jurisdictions.name(list.jurisdiction()), project, ProjectChoices.of(facts),
                Stream.concat(Project.PROGRESS.stream(), Stream.of(ProjectRules.GIVEN_UP)).toList(), new Typed(code, shown(project, facts), ""),
                acrossTheYear(list));
    }

    private static Map<String, String> shown(ListedProject project, ListFacts facts) {
        Map<String, String> shown = new LinkedHashMap<>(project.row(facts).values());
        shown.put(ProjectField.OCCUPATION.key(), Amended.of(project, Map.of(), facts).plain(ProjectField.OCCUPATION));
        return shown;
    }

    private static String acrossTheYear(ProjectList list) {
        return list.reportingOn() == null ? "本项目年度的进展报送已经结束，结束日期延后的不再报送进展" : "结束日期跨年度的，进展报送延续到项目结束后的一期";
    }

    /** @throws RequestRefused 400 with every rule that is not kept; 409 while an earlier one waits */
    public void propose(String number, Typed typed, Actor actor) {
        ProjectList list = passed(number, Action.FILL_PROJECT_LIST, actor);
        ListedProject project = project(list, typed.code());
        ListFacts facts = checks.facts(list);
        Amended to = Amended.of(project, typed.touched(), facts);
        List<Problem> problems = new ArrayList<>(changedSince(typed, shown(project, facts)));
        problems.addAll(check(to, typed.reason()));
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        if (!amendments.propose(project.code(), to.before(), to.after(), typed.reason().strip(), actor, clock.instant())) {
            throw RequestRefused.conflict("“" + project.name() + "”已有一项调整正在等待市级核对，决定后才能再次申请。请在事项的“进展”中查看。");
        }
        Amendment made = amendments.ofList(number).get(0);
        String text = "申请调整“" + project.name() + "”：" + made.change() + "。理由：" + made.reason()
                + (made.after().endsOn().getYear() > list.year() ? "（" + acrossTheYear(list) + "）" : "")
                + budget(to, facts);
        journal.write(list, actor, "NOTE", null, "amendmentProposed", text, made.changes());
        journal.tellCity(list, Role.CITY_CLERK, "待核对的项目调整：" + jurisdictions.name(list.jurisdiction()), jurisdictions.name(list.jurisdiction()) + text);
    }

    /** Whether the amended budget is people × standard (clause 8) is for the city to judge, as at the list. */
    private static String budget(Amended to, ListFacts facts) {
        Arithmetic arithmetic = Arithmetic.of(Project.of(to.row()), facts);
        boolean asked = !arithmetic.equals(Arithmetic.of(Project.of(to.project().row(facts)), facts));
        return asked && arithmetic.differs() ? "（预算与人数、标准不一致：" + arithmetic.words().replaceAll("。$", "") + "）" : "";
    }

    /** What was typed over a value that is another meanwhile, as by a report: the person has not seen it. */
    private static List<Problem> changedSince(Typed typed, Map<String, String> now) {
        Map<String, String> touched = typed.touched();
        List<Problem> problems = new ArrayList<>();
        for (ProjectField field : ProjectField.values()) {
            String seen = typed.seen().get(field.key());
            String asked = touched.get(field.key());
            String current = now.get(field.key());
            if (seen != null && asked != null && !List.of(seen, asked).contains(current)) {
                problems.add(new Problem(field.key(), field.label() + "：打开页面以后已由“" + seen + "”变为“" + current
                        + "”。请核对填写的“" + asked + "”，仍需调整的再次提交（第7条）。"));
            }
        }
        return problems;
    }

    /** @throws RequestRefused 400 for a refusal without words; 409 when it was decided already or no longer keeps the rules */
    public void decide(String number, long id, boolean agree, String opinion, Actor actor) {
        ProjectList list = passed(number, Action.CHECK_PROJECT_LIST, actor);
        String said = opinion.strip();
        if (Chars.count(said) > LONGEST_OPINION || !agree && said.isEmpty()) {
            throw RequestRefused.badInput(agree ? "意见最多" + LONGEST_OPINION + "字，请删减后重新提交。"
                    : "不同意调整的，请在意见中写明理由（" + LONGEST_OPINION + "字以内）。");
        }
        Amendment amendment = amendments.find(number, id)
                .orElseThrow(() -> RequestRefused.notFound("没有找到这项调整。请从事项的“进展”中办理。"));
        if (agree && amendment.pending()) {
            register.lock(amendment.code());
            stillKeepsTheRules(list, amendment);
        }
        ListedProject project = project(list, amendment.code());
        if (!amendments.decide(id, agree ? Amendment.State.CONFIRMED : Amendment.State.REFUSED, said, actor, clock.instant())) {
            throw RequestRefused.conflict("这项调整已经决定（" + amendments.find(number, id).orElseThrow().state().label() + "），不能再次决定。请刷新页面查看。");
        }
        if (agree) {
            AmendedValues to = amendment.after();
            register.amend(amendment.code(), to, occupation(list, to.further(ProjectField.OCCUPATION)), theme(list, to.further(ProjectField.THEME)));
        }
        String text = (agree ? "同意" : "不同意") + "调整“" + amendment.name() + "”：" + amendment.change() + "。" + (said.isEmpty() ? "" : "意见：" + said);
        journal.write(list, actor, "NOTE", null, agree ? "amendmentConfirmed" : "amendmentRefused", "市级" + text, agree ? amendment.changes() : Map.of());
        String title = agree ? "项目调整已同意" : "项目调整未同意";
        journal.tellCounty(list, Role.COUNTY_CLERK, title, "市级" + text);
        journal.tellCounty(list, Role.COUNTY_MANAGER, title, "市级" + text);
        if (agree) {
            tellBodies(list, project, amendment);
        }
    }

    /** Who was to carry it out, and who does now; why it was changed stays in the offices. */
    private void tellBodies(ProjectList list, ListedProject before, Amendment amendment) {
        AmendedValues after = amendment.after();
        String text = jurisdictions.name(list.jurisdiction()) + list.year() + "年项目“" + before.name() + "”经市级同意调整：" + amendment.change() + "。"
                + (ProjectRules.GIVEN_UP.equals(after.further(ProjectField.PROGRESS)) ? "该项目不再备案班期。" : "班期备案按调整后的内容办理。");
        Stream.of(before.institutionId(), after.institutionId()).filter(Objects::nonNull).distinct()
                .forEach(body -> journal.tellBody(list, body, "承训项目已调整", text));
    }

    private void stillKeepsTheRules(ProjectList list, Amendment amendment) {
        Amended to = Amended.of(project(list, amendment.code()), Typed.of(amendment).values(), checks.facts(list));
        List<String> problems = new ArrayList<>(check(to, amendment.reason()).stream().map(Problem::message).toList());
        // what was reported since the proposal is not written over
        to.now(amendment.before().further().keySet()).forEach((field, now) -> {
            String then = amendment.before().further(field);
            if (!now.equals(then)) {
                problems.add(field.label() + "已由“" + then + "”变为“" + now + "”。");
            }
        });
        if (!problems.isEmpty()) {
            throw RequestRefused.conflict("申请以后情况有变化，现在不能同意：" + String.join("", problems)
                    + "请选择“不同意”并说明，由县（市、区）重新申请。");
        }
    }

    private Directory.Occupation occupation(ProjectList list, String text) {
        return text == null ? null : checks.facts(list).occupation(text).orElseThrow();
    }

    private Themes.Theme theme(ProjectList list, String text) {
        return text == null ? null : checks.facts(list).theme(text).orElseThrow();
    }

    private List<Problem> check(Amended to, String reason) {
        ListedProject project = to.project();
        return AmendmentRules.check(to, reason, register.ofList(project.number()), classes.days(register.classes(project.code())));
    }

    private ListedProject project(ProjectList list, String code) {
        return register.ofList(list.number()).stream().filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("清单中没有编号为“" + code + "”的项目。请从事项的“进展”中打开。"));
    }

    private ProjectList passed(String number, Action action, Actor actor) {
        ProjectList list = lists.get(number);
        access.check(actor, action, list.subject());
        if (!list.state().passed()) {
            throw RequestRefused.conflict("通过核对的项目清单才可以调整，当前状态：" + list.state().label() + "。没有通过核对的，请在清单中直接修改。");
        }
        return list;
    }
}
