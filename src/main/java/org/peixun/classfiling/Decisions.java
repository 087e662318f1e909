package org.peixun.classfiling;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.deadline.DeadlineRule;
import org.peixun.deadline.Deadlines;
import org.peixun.form.ReasonList;
import org.peixun.identity.Actor;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** What the county decides: the transition, the notice with its coded reasons, the opinion. */
@Component
class Decisions {

    private final Filings filings;
    private final ConsentCheck consent;
    private final Reasons reasons;
    private final Notices notices;
    private final Snapshots snapshots;
    private final Rosters rosters;
    private final Deadlines deadlines;
    private final FilingJournal journal;
    private final Clock clock;

    Decisions(
            Filings filings, ConsentCheck consent, Reasons reasons, Notices notices, Snapshots snapshots, Rosters rosters,
            Deadlines deadlines, FilingJournal journal, Clock clock) {
        this.filings = filings;
        this.consent = consent;
        this.reasons = reasons;
        this.notices = notices;
        this.snapshots = snapshots;
        this.rosters = rosters;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** 受理, 提请审批, 同意开班. @param step label of the user task */
    void forward(ClassFiling filing, Transition transition, String step, String opinion, Actor actor) {
        FilingState before = filing.state();
        if (transition == Transition.CONSENT) {
            consent.check(filing);
        }
        filing.take(transition, clock.instant());
        filings.saveAndFlush(filing);
        journal.write(filing, actor, "STEP_DONE", step, transition.name().toLowerCase(java.util.Locale.ROOT),
                actor.name() + transition.label() + said(opinion), changes(before, filing, opinion),
                transition != Transition.PROPOSE);
    }

    /** @param codes chosen from the list @throws RequestRefused 400 without a reason */
    void sendBack(
            ClassFiling filing, String step, DeadlineRule correction, List<String> codes, String opinion, Actor actor) {
        List<Notice.Item> items = items(filing, reasons.chosen(codes, "return"));
        FilingState before = filing.state();
        giveReturn(filing, step, correction, items, opinion, actor);
        journal.write(filing, actor, "RETURNED", step, "returned",
                actor.name() + "退回补正：" + labels(items) + said(opinion), changes(before, filing, opinion));
    }

    /** The rules stand against a submission when the process verifies it: returned without a person. */
    void sendBackByRules(ClassFiling filing, DeadlineRule correction, List<Finding> blocks) {
        List<Notice.Item> items = blocks.stream()
                .map(finding -> new Notice.Item(finding.code(), finding.title(), finding.basis(), finding.message(), finding.accepted()))
                .toList();
        FilingState before = filing.state();
        giveReturn(filing, "自动核验", correction, items, null, Actor.SYSTEM);
        journal.write(filing, Actor.SYSTEM, "RETURNED", null, "returned", "自动核验未通过，退回补正：" + labels(items) + "。",
                changes(before, filing, null));
    }

    private void giveReturn(
            ClassFiling filing, String step, DeadlineRule correction, List<Notice.Item> items, String opinion, Actor by) {
        Instant now = clock.instant();
        filing.take(Transition.RETURN, now);
        filings.saveAndFlush(filing);
        notices.give(filing, Notice.Kind.RETURN, step, items, opinion, by, now,
                deadlines.due(correction, now, filing.jurisdiction()));
    }

    void refuse(ClassFiling filing, String step, List<String> codes, String opinion, Actor actor) {
        List<Notice.Item> items = items(filing, reasons.chosen(codes, "refuse"));
        FilingState before = filing.state();
        filing.take(Transition.REFUSE, clock.instant());
        filings.saveAndFlush(filing);
        notices.give(filing, Notice.Kind.REFUSE, step, items, opinion, actor, clock.instant(), null);
        rosters.release(filing.number());
        journal.write(filing, actor, "REFUSED", step, "refused",
                actor.name() + "作出不予同意的决定：" + labels(items) + said(opinion), changes(before, filing, opinion));
    }

    /** As {@link #sendBack} would give it now; not kept. */
    Notice draftedReturn(ClassFiling filing, String step, DeadlineRule correction, List<String> codes, String opinion, Actor by) {
        return drafted(filing, Notice.Kind.RETURN, step, reasons.chosen(codes, "return"), opinion, by,
                deadlines.due(correction, clock.instant(), filing.jurisdiction()));
    }

    /** As {@link #refuse} would give it now; not kept. */
    Notice draftedRefusal(ClassFiling filing, String step, List<String> codes, String opinion, Actor by) {
        return drafted(filing, Notice.Kind.REFUSE, step, reasons.chosen(codes, "refuse"), opinion, by, null);
    }

    private Notice drafted(ClassFiling filing, Notice.Kind kind, String step, List<ReasonList.Reason> chosen, String opinion, Actor by, Instant dueAt) {
        int before = (int) notices.of(filing.number()).stream().filter(notice -> notice.kind() == kind).count();
        return new Notice(filing.number(), before + 1, filing.submissions(), kind, step, items(filing, chosen), opinion, by.name(),
                clock.instant(), dueAt);
    }

    private List<Notice.Item> items(ClassFiling filing, List<ReasonList.Reason> chosen) {
        Snapshot snapshot = snapshots.latest(filing.number()).get(0).snapshot();
        int trainees = rosters.trainees(filing.number(), filing.submissions()).size();
        return chosen.stream().map(reason -> new Notice.Item(reason.code(), reason.label(), reason.eachClause(),
                Evidence.of(reason.code(), snapshot, trainees), reason.accepted())).toList();
    }

    private static String labels(List<Notice.Item> items) {
        return String.join("、", items.stream().map(Notice.Item::label).toList());
    }

    private static String said(String opinion) {
        return opinion == null || opinion.isBlank() ? "。" : "。意见：" + opinion.strip();
    }

    private static Map<String, AuditTrail.Change> changes(FilingState before, ClassFiling filing, String opinion) {
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        changes.put("状态", FilingJournal.state(before, filing.state()));
        if (opinion != null && !opinion.isBlank()) {
            changes.put("意见", new AuditTrail.Change(null, opinion.strip()));
        }
        return changes;
    }
}
