package org.peixun.classfiling;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.form.ReasonList;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Rosters;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 班期变更: teacher, place, time and trainees of a consented class, asked for before the change happens (clause 11). What
 * was filed stays beside what is in force; the application's own pages are where a change is written.
 */
@Service
@Transactional
public class ClassChanges {

    private static final int LONGEST_REASON = 500;

    private final HeldFilings held;
    private final Filings filings;
    private final Snapshots snapshots;
    private final Submissions submissions;
    private final ClassChangeRegister register;
    private final Reasons reasons;
    private final Rosters rosters;
    private final FilingDocuments documents;
    private final ClassRecords records;
    private final AccessPolicy access;
    private final Processes processes;
    private final FilingJournal journal;
    private final Clock clock;

    ClassChanges(
            HeldFilings held, Filings filings, Snapshots snapshots, Submissions submissions, ClassChangeRegister register, Reasons reasons,
            Rosters rosters, FilingDocuments documents, ClassRecords records, AccessPolicy access, Processes processes, FilingJournal journal,
            Clock clock) {
        this.held = held;
        this.filings = filings;
        this.snapshots = snapshots;
        this.submissions = submissions;
        this.register = register;
        this.reasons = reasons;
        this.rosters = rosters;
        this.documents = documents;
        this.records = records;
        this.access = access;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    /** Opens the application for a change, as it is in force. @throws RequestRefused 409 while another change waits, or in another state */
    public void begin(String number, Actor actor) {
        ClassFiling filing = mine(held.written(number), actor);
        filing.beginChange();
        filings.saveAndFlush(filing);
    }

    /** Gives up a change that was not handed in: everything is again as it is in force. */
    public void giveUp(String number, Actor actor) {
        ClassFiling filing = mine(held.written(number), actor);
        if (!filing.changing()) {
            throw RequestRefused.conflict("没有正在填写的变更申请，可能已经提交或者放弃。请刷新页面查看最新情况。");
        }
        putBack(filing, actor);
    }

    /** @param reason required @throws RequestRefused 400 with all findings at once */
    public void ask(String number, String reason, Actor actor) {
        ClassFiling filing = mine(held.handedIn(number), actor);
        if (reason == null || reason.isBlank()) {
            throw wrong("请填写变更原因，审批人员会看到。");
        }
        if (Chars.count(reason) > LONGEST_REASON) {
            throw wrong("变更原因超过" + LONGEST_REASON + "字。请压缩后再提交。");
        }
        int from = filing.versions().inForce();
        int version = submissions.keepChange(filing, actor, reason.strip());
        register.asked(number, version, from, reason.strip(), actor, clock.instant());
        journal.write(filing, actor, "CHANGE_ASKED", null, "changeAsked",
                filing.institutionName() + "申请变更班期，原因：" + FilingJournal.sentence(reason), differences(filing, from, version));
        journal.tell(filing, Role.COUNTY_CLERK, "班期变更申请：" + filing.title(), "请在变更涉及的课次以前决定是否同意。");
        processes.tell(number, "classFiling.changeRequested");
    }

    private static RequestRefused wrong(String reason) {
        return RequestRefused.badInput(List.of(new Problem(FilingField.EXPLANATION.key(), reason)));
    }

    /** The decision takes effect at once. @throws RequestRefused 409 when teachers, places or trainees have been taken since */
    void consent(ClassFiling filing, String step, String opinion, Actor actor) {
        if (filing.state() != FilingState.APPROVED && filing.state() != FilingState.RUNNING) {
            throw RequestRefused.conflict("班期已经结束，不能再变更，当前状态：" + filing.state().label() + "。请选择“不同意变更”并说明。");
        }
        int from = filing.versions().inForce();
        int version = filing.submissions();
        submissions.takeEffect(filing);
        records.corrected(filing.number(), rosters.correct(filing.number(), from, version));
        filing.versions().consent();
        filings.saveAndFlush(filing);
        register.decided(filing.number(), version, true, null, opinion, actor, clock.instant());
        journal.write(filing, actor, "STEP_DONE", step, "changeConsented", actor.name() + "同意变更。" + said(opinion),
                differences(filing, from, version));
    }

    /** @param codes chosen from the list @throws RequestRefused 400 without a reason */
    void refuse(ClassFiling filing, String step, List<String> codes, String opinion, Actor actor) {
        String grounds = reasons.chosen(codes, "refuseChange").stream().map(ReasonList.Reason::label).collect(Collectors.joining("、"));
        register.decided(filing.number(), filing.submissions(), false, grounds, opinion, actor, clock.instant());
        putBack(filing, actor);
        journal.write(filing, actor, "STEP_DONE", step, "changeRefused", actor.name() + "不同意变更：" + grounds + "。" + said(opinion),
                Map.of("变更", new AuditTrail.Change("待审批", "不同意")));
    }

    /** The class is over: a change that was being written or waits is of no use any more, and nobody decides on it. */
    void forget(ClassFiling filing, Actor actor) {
        Versions.Stage stage = filing.versions().stage();
        if (stage == Versions.Stage.ASKED) {
            register.lapsed(filing.number(), filing.submissions(), actor, clock.instant());
        }
        if (stage != Versions.Stage.NONE) {
            putBack(filing, actor);
        }
    }

    private void putBack(ClassFiling filing, Actor actor) {
        filing.versions().drop();
        Snapshot inForce = snapshots.inForce(filing).snapshot();
        filing.hold(inForce.form(), Plan.of(inForce.form()), filing.title());
        filings.saveAndFlush(filing);
        documents.restore(filing.number(), inForce, actor);
        rosters.restore(filing.number(), filing.versions().inForce());
    }

    private Map<String, AuditTrail.Change> differences(ClassFiling filing, int from, int to) {
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>(Submissions.changes(
                snapshots.of(filing.number(), from).snapshot(), snapshots.of(filing.number(), to).snapshot()));
        String trainees = rosters.changes(filing.number(), from, to).summary();
        changes.put("花名册", new AuditTrail.Change(null, trainees));
        return changes;
    }

    private static String said(String opinion) {
        return opinion == null || opinion.isBlank() ? "" : "意见：" + opinion.strip();
    }

    private ClassFiling mine(ClassFiling filing, Actor actor) {
        access.check(actor, Action.FILE_CLASS, filing.subject());
        return filing;
    }
}
