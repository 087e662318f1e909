package org.peixun.projectlist;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 报送项目进展: project by project as typed, then all of them handed in with the task. */
@Service
@Transactional
public class ProjectReports {

    /** @param due the projects that this report still lacks */
    public record ReportView(String number, String county, LocalDate period, boolean open, List<ListedProject> projects, List<ListedProject> due) {

        /** Said in this period's report already. */
        public boolean filled(ListedProject project) {
            return period != null && period.equals(project.reportedOn());
        }
    }

    /** As typed, of one project. @param trained a number, if it is one @param seen {@link ListedProject#mark} of the page, {@code null} = it does not say */
    public record Typed(String code, String progress, String trained, String narrative, String seen) {

        String mark() {
            return ListedProject.mark(progress, trained, narrative);
        }

        /** Something else stands there than the page showed, and this would write over it unseen. */
        boolean writesOver(ListedProject there) {
            return seen != null && !seen.equals(there.mark()) && !mark().equals(there.mark());
        }
    }

    /** A line of the history. */
    public record Reported(String code, LocalDate period, String progress, int trained, String narrative, String reportedByName) {}

    /** A report cannot be taken back once it is handed in: more people than planned are confirmed by words, not by a slip of the pen. */
    private static final String OVER_PLAN = "超过计划";

    private final ProjectListFiles lists;
    private final ProjectRegister register;
    private final ReportDates dates;
    private final PolicyParameters parameters;
    private final AccessPolicy access;
    private final ProjectListJournal journal;
    private final Jurisdictions jurisdictions;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProjectReports(
            ProjectListFiles lists, ProjectRegister register, ReportDates dates, PolicyParameters parameters, AccessPolicy access,
            ProjectListJournal journal, Jurisdictions jurisdictions, JdbcClient jdbc, Clock clock) {
        this.lists = lists;
        this.register = register;
        this.dates = dates;
        this.parameters = parameters;
        this.access = access;
        this.journal = journal;
        this.jurisdictions = jurisdictions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReportView view(String number, Actor actor) {
        ProjectList list = reporting(number, actor);
        List<ListedProject> projects = register.ofList(number);
        return new ReportView(number, jurisdictions.name(list.jurisdiction()), list.reportingOn(), list.reportOpen(LocalDate.now(clock)), projects, due(list, projects));
    }

    /** One project alone. */
    public void report(String number, String code, String progress, String trained, String narrative, Actor actor) {
        report(number, List.of(new Typed(code, progress, trained, narrative, null)), actor);
    }

    /**
     * All that was typed on the page, or nothing of it.
     *
     * @throws RequestRefused 400 naming project and field of everything that does not fit together, or was written since; 409 before the report's day
     */
    public void report(String number, List<Typed> all, Actor actor) {
        ProjectList list = reporting(number, actor);
        if (!list.reportOpen(LocalDate.now(clock))) {
            throw RequestRefused.conflict(list.reportingOn() == null ? "本项目年度已结束，不再报送进展。"
                    : "下一次进展报送从" + list.reportingOn() + "开始，现在还不能填写。");
        }
        if (all.isEmpty()) {
            throw RequestRefused.badInput("没有需要保存的内容：填写的都与现在相同。本期没有变化的项目，请勾选“本期没有变化”后保存（第7条）。");
        }
        int shortest = parameters.at(LocalDate.now(clock), list.jurisdiction()).integer("projectList.narrativeMinChars");
        all.stream().map(Typed::code).sorted().forEach(register::lock);
        Map<String, ListedProject> projects = register.ofList(number).stream().collect(Collectors.toMap(ListedProject::code, Function.identity()));
        List<Problem> problems = new ArrayList<>();
        for (Typed typed : all) {
            ListedProject project = projects.get(typed.code());
            if (project == null) {
                throw RequestRefused.notFound("清单中没有编号为“" + typed.code() + "”的项目。请刷新页面后重试。");
            }
            if (project.givenUp()) {
                throw RequestRefused.conflict("“" + project.name() + "”已登记为“" + ProjectRules.GIVEN_UP + "”，不再报送进展。恢复实施的，请在事项的“进展”中申请调整。");
            }
            if (typed.writesOver(project)) {
                problems.add(new Problem("progress-" + project.position(), "“" + project.name() + "”：打开页面以后，进展已变为“" + project.progress()
                        + "”、已培训" + project.trained() + "人，为免覆盖，您填写的没有保存。请核对，仍以填写的为准的再次保存（第7条）。"));
            }
            check(project, before(list, project), typed, shortest).forEach(problem -> problems.add(new Problem(
                    problem.field() + "-" + project.position(), "“" + project.name() + "”：" + problem.message())));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        all.forEach(typed -> write(list, projects.get(typed.code()), typed, actor));
    }

    private void write(ProjectList list, ListedProject project, Typed typed, Actor actor) {
        int trained = Project.integer(typed.trained());
        String text = typed.narrative().strip();
        jdbc.sql("""
                INSERT INTO project_progress (code, period, progress, trained, narrative, reported_by, reported_by_name, reported_at)
                VALUES (:code, :period, :progress, :trained, :narrative, :by, :name, :at)
                ON CONFLICT (code, period) DO UPDATE SET progress = excluded.progress, trained = excluded.trained,
                    narrative = excluded.narrative, reported_by = excluded.reported_by,
                    reported_by_name = excluded.reported_by_name, reported_at = excluded.reported_at""")
                .param("code", project.code()).param("period", list.reportingOn()).param("progress", typed.progress())
                .param("trained", trained).param("narrative", text).param("by", actor.userId()).param("name", actor.name())
                .param("at", clock.instant().atZone(clock.getZone()).toOffsetDateTime(), Types.TIMESTAMP_WITH_TIMEZONE).update();
        register.progress(project.code(), typed.progress(), trained, text, list.reportingOn());
        journal.audit(list, actor, "progress", "填写“" + project.name() + "”的进展：" + typed.progress() + "，已培训" + trained + "人。",
                Map.of("进展", new AuditTrail.Change(project.progress(), typed.progress()),
                        "已培训人数", new AuditTrail.Change(String.valueOf(project.trained()), String.valueOf(trained))));
    }

    /** What this report may not fall behind: the report before it, or the list. Not what stands in this one, which may be corrected until it is handed in. */
    private ProjectRegister.Reached before(ProjectList list, ListedProject project) {
        return register.before(project.code(), list.reportingOn()).orElseGet(() -> {
            Project listed = Project.of(list.draft().rows().get(project.position() - 1));
            return new ProjectRegister.Reached(listed.text(ProjectField.PROGRESS), listed.trained());
        });
    }

    private static List<Problem> check(ListedProject project, ProjectRegister.Reached before, Typed typed, int shortest) {
        String progress = typed.progress();
        String narrative = typed.narrative();
        Integer trained = Project.integer(typed.trained());
        List<Problem> problems = new ArrayList<>();
        if (project.body().equals(ProjectField.BODY_PENDING) && ProjectRules.UNDER_WAY.contains(progress)) {
            problems.add(new Problem("progress", "承训机构还是“待采购”的项目，进展不能是“" + progress
                    + "”。请先在事项的“进展”中申请调整承训机构，市级同意后再填写（第7条、第12条）。"));
        }
        if (!Project.PROGRESS.contains(progress)) {
            problems.add(new Problem("progress", "请选择进展：" + String.join("、", Project.PROGRESS) + "（第7条）。"));
        }
        if (trained == null) {
            problems.add(new Problem("trained", "已培训人数“" + typed.trained() + "”不是整数，请填写0或者正整数（第7条）。"));
        } else if (trained < before.trained()) {
            problems.add(new Problem("trained", "已培训人数" + trained + "少于上次报送的" + before.trained() + "人。人数只能累计增加，请核对；上次报送有误的，在事项的“进展”中申请调整（第7条）。"));
        } else if (trained == 0 && "已完成".equals(progress) || trained > 0 && "未开展".equals(progress)) {
            problems.add(new Problem("trained", "进展“" + progress + "”与已培训人数" + trained + "不一致，请改正其中一项（第7条）。"));
        }
        if (trained != null && trained > project.planned() && !narrative.contains(OVER_PLAN)) {
            problems.add(new Problem("trained", "已培训" + trained + "人，超过计划的" + project.planned() + "人。请核对人数；确实超过的，在开展情况中写明“"
                    + OVER_PLAN + "”的人数和原因（第7条）。"));
        }
        if (Project.PROGRESS.indexOf(progress) < Project.PROGRESS.indexOf(before.progress()) && Project.PROGRESS.contains(progress)) {
            problems.add(new Problem("progress", "进展不能从“" + before.progress() + "”退回到“" + progress + "”，请核对；上次报送有误的，在事项的“进展”中申请调整（第7条）。"));
        }
        if (Chars.count(narrative.strip()) < shortest || Chars.count(narrative.strip()) > 1000) {
            problems.add(new Problem("narrative", "开展情况应为" + shortest + "至1000字，现有" + Chars.count(narrative.strip()) + "字（第7条）。"));
        }
        return problems;
    }

    /** Closes this report; every project that is not done must stand in it. */
    void handIn(ProjectList list, String opinion, Actor actor) {
        List<ListedProject> due = due(list, register.ofList(list.number()));
        if (!due.isEmpty()) {
            throw RequestRefused.badInput("还有" + due.size() + "个项目没有填写本期进展："
                    + String.join("、", due.stream().map(ListedProject::name).toList()) + "。请在“报送项目进展”页面填写并保存，没有变化的勾选“本期没有变化”，再提交（第7条）。");
        }
        LocalDate period = list.reportingOn();
        list.reportOn(dates.after(list, period));
        lists.saveAndFlush(list);
        journal.write(list, actor, "STEP_DONE", ProjectListCase.REPORT.label(), "reported",
                actor.name() + "报送" + period + "的项目进展" + (opinion == null || opinion.isBlank() ? "。" : "。说明：" + opinion.strip()),
                Map.of("报送期", new AuditTrail.Change(null, period.toString())));
        journal.tellCity(list, Role.CITY_CLERK, "项目进展已报送", jurisdictions.name(list.jurisdiction()) + "报送了" + period + "的项目进展。");
    }

    /** What is over stays so: it is not asked for again. */
    private static List<ListedProject> due(ProjectList list, List<ListedProject> projects) {
        return projects.stream().filter(project -> !project.over())
                .filter(project -> !java.util.Objects.equals(project.reportedOn(), list.reportingOn())).toList();
    }

    private ProjectList reporting(String number, Actor actor) {
        ProjectList list = lists.get(number);
        access.check(actor, Action.FILL_PROJECT_LIST, list.subject());
        if (!list.state().passed()) {
            throw RequestRefused.conflict("通过核对的项目清单才报送进展，当前状态：" + list.state().label() + "。");
        }
        return list;
    }
}
