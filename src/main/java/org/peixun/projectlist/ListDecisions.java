package org.peixun.projectlist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.round.RoundProgress;
import org.peixun.round.Stage;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** What people decide about a list, each with its transition, line and audit. */
@Component
class ListDecisions {

    private final ProjectListFiles lists;
    private final ListChecks checks;
    private final ListViews views;
    private final ProjectUploads uploads;
    private final ListNotices notices;
    private final ListReasons reasons;
    private final ProjectRegister register;
    private final ReportDates dates;
    private final RoundProgress round;
    private final ProjectListJournal journal;
    private final Clock clock;

    ListDecisions(
            ProjectListFiles lists, ListChecks checks, ListViews views, ProjectUploads uploads, ListNotices notices, ListReasons reasons,
            ProjectRegister register, ReportDates dates, RoundProgress round, ProjectListJournal journal, Clock clock) {
        this.lists = lists;
        this.checks = checks;
        this.views = views;
        this.uploads = uploads;
        this.notices = notices;
        this.reasons = reasons;
        this.register = register;
        this.dates = dates;
        this.round = round;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws RequestRefused 400 with every block and every warning that nobody explained, or while a workbook is neither imported nor given up */
    void handIn(ProjectList list, String step, String opinion, Actor actor) {
        ListTransition.HAND_IN.from(list.state());
        uploads.waiting(list.number()).ifPresent(file -> {
            throw RequestRefused.badInput("上传的文件“" + file + "”尚未导入，提交的仍会是清单中现有的内容（第7条）。"
                    + "请在“填写项目清单”中导入，或者选择“放弃本次上传”，再提交。");
        });
        refuse(list, checks.check(list), "请在“填写项目清单”中改正后再提交。");
        move(list, ListTransition.HAND_IN, actor, "STEP_DONE", step, "handedIn", actor.name() + "提交签发，共"
                + list.draft().rows().size() + "个项目" + said(opinion), opinion);
        handed(list, "待负责人签发");
    }

    /** The county's deadline stands here: the manager's signature is what sends. */
    void sign(ProjectList list, String opinion, Actor actor) {
        ListTransition.SIGN.from(list.state());
        refuse(list, checks.check(list), "请退回经办人员修改。");
        round.reached(list.number(), Stage.SIGNED, "负责人签发");
        round.send(list.number());
        move(list, ListTransition.SIGN, actor, "STEP_DONE", ProjectListCase.SIGN.label(), "signed",
                actor.name() + "签发，报送市人社局" + said(opinion), opinion);
    }

    void revise(ProjectList list, String opinion, Actor actor) {
        if (opinion == null || opinion.isBlank()) {
            throw RequestRefused.badInput("退回修改的，请在“意见”中写明哪里需要修改。");
        }
        move(list, ListTransition.REVISE, actor, "RETURNED", ProjectListCase.SIGN.label(), "revised",
                actor.name() + "退回修改" + said(opinion), opinion);
        handed(list, "负责人退回修改");
    }

    /** Within the county; what the city returned stands as returned until it is sent again. */
    private void handed(ProjectList list, String what) {
        boolean returned = round.of(list.number()).sentAt() != null;
        round.reached(list.number(), returned ? Stage.RETURNED : Stage.DRAFTING, returned ? "补正后" + what : what);
    }

    /** @throws RequestRefused 400 while something is marked, or when what the rules need has changed since the list was sent */
    void pass(ProjectList list, String opinion, Actor actor) {
        ListTransition.PASS.from(list.state());
        int marked = notices.marks(list.number()).size();
        if (marked > 0) {
            throw RequestRefused.badInput("已在" + marked + "处标记了需要补正的内容，不能通过。请退回补正，或者先撤去标记。");
        }
        ListFacts facts = checks.facts(list);
        // what the county need only explain was explained when it signed; what moved since is for the city to judge
        refuse(list, ListRules.check(list.draft().rows(), facts).stream().filter(ProjectFinding::blocks).toList(),
                "请退回补正，由县（市、区）改正后重新报送。");
        register.enter(list, facts);
        list.reportOn(dates.first(list));
        move(list, ListTransition.PASS, actor, "STEP_DONE", ProjectListCase.CHECK.label(), "passed",
                actor.name() + "核对通过，" + list.draft().rows().size() + "个项目列入清单" + said(opinion), opinion);
        round.reached(list.number(), Stage.PASSED, "市级核对通过");
        journal.tellCounty(list, Role.COUNTY_CLERK, "项目清单已通过核对", next(list));
    }

    private static String next(ProjectList list) {
        return list.reportingOn() == null ? "本项目年度不再有进展报送期。" : "请于" + list.reportingOn() + "起报送项目进展，届时会出现在待办中。";
    }

    /**
     * The reasons for the list and the marks at its projects, all at once.
     *
     * @throws RequestRefused 400 without any, or when it is said that projects are marked and none is
     */
    void sendBack(ProjectList list, List<String> codes, String opinion, Actor actor) {
        ListTransition.RETURN.from(list.state());
        List<ListNotice.Item> items = new ArrayList<>();
        for (String code : codes.stream().distinct().toList()) {
            items.add(ListViews.item(reasons.ofReturn(code), null, null, null));
        }
        List<ListNotice.Item> marked = views.pending(list);
        if (marked.isEmpty() && codes.contains(ListReasons.MARKED)) {
            throw RequestRefused.badInput("理由“" + reasons.ofReturn(ListReasons.MARKED).label()
                    + "”：还没有标记任何项目，县（市、区）不知道改什么（第7条）。请先在“项目”中逐项标记，或者不选这项理由。");
        }
        items.addAll(marked);
        if (items.isEmpty()) {
            throw RequestRefused.badInput("退回补正至少要选择一项理由，或者在“项目”中逐项标记。请一次性指出全部问题。");
        }
        notices.give(list, items, opinion, actor, clock.instant());
        String labels = String.join("、", items.stream().map(item ->
                item.project() == null ? item.label() : "“" + item.project() + "”" + item.label()).toList());
        move(list, ListTransition.RETURN, actor, "RETURNED", ProjectListCase.CHECK.label(), "returned",
                actor.name() + "退回补正：" + labels + said(opinion), opinion);
        round.reached(list.number(), Stage.RETURNED, "市级退回补正");
    }

    /** @param how what to do about it, said once */
    private static void refuse(ProjectList list, List<ProjectFinding> found, String how) {
        List<Problem> problems = new ArrayList<>();
        List<ProjectRow> rows = list.draft().rows();
        for (ProjectFinding finding : found) {
            int position = list.draft().row(String.valueOf(finding.row())).map(row -> 1 + rows.indexOf(row)).orElse(0);
            String where = position == 0 ? "" : "第" + position + "个项目" + (finding.field() == null ? "" : "“" + finding.field().label() + "”") + "：";
            problems.add(new Problem("", where + finding.sentence() + (problems.size() + 1 == found.size() ? "。" + how : "")));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
    }

    private void move(ProjectList list, ListTransition transition, Actor actor, String kind, String step, String action,
            String text, String opinion) {
        ListState before = list.state();
        list.take(transition, clock.instant());
        lists.saveAndFlush(list);
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>(ProjectListJournal.state(before, list.state()));
        if (opinion != null && !opinion.isBlank()) {
            changes.put("意见", new AuditTrail.Change(null, opinion.strip()));
        }
        journal.write(list, actor, kind, step, action, text, changes);
    }

    private static String said(String opinion) {
        return opinion == null || opinion.isBlank() ? "。" : "。意见：" + opinion.strip();
    }
}
