package org.peixun.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself, in business words; always in the engine's transaction. */
@Component
@Transactional
public class SuspensionSteps {

    private static final int LONGEST_FACTS = 500;
    private static final String HELD_ELSEWHERE = "机构的目录状态由另行作出的决定确定，不因此改变。";

    private final SuspensionFiles files;
    private final FoundOffences offences;
    private final Severity severity;
    private final Periods periods;
    private final InstitutionStanding standing;
    private final Directory directory;
    private final SuspensionLetters letters;
    private final SuspensionJournal journal;
    private final CurrentActor actor;
    private final Clock clock;

    SuspensionSteps(SuspensionFiles files, FoundOffences offences, Severity severity, Periods periods,
            InstitutionStanding standing, Directory directory, SuspensionLetters letters, SuspensionJournal journal,
            CurrentActor actor, Clock clock) {
        this.files = files;
        this.offences = offences;
        this.severity = severity;
        this.periods = periods;
        this.standing = standing;
        this.directory = directory;
        this.letters = letters;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
    }

    /** Clause 12, in one transaction: standing, open cases, running classes, notices. @return whether it still has to be found true */
    public boolean suspend(String number) {
        Suspension suspension = files.get(number);
        StandingReason reason = offences.grounds(number).get(0).offence();
        boolean changed = change(suspension, DirectoryStatus.SUSPENDED, reason, facts(number), suspension.documentNo());
        boolean confirmed = offences.established(number);
        suspension.suspended(confirmed, changed, clock.instant());
        write(suspension, "PAUSED", "suspended", "暂停承训资格（" + suspension.documentNo() + "），"
                + (confirmed ? "" : "待查实；期限内没有查实的自动解除；")
                + (changed ? "未办结的事项暂停办理。" : "此前已被另行暂停，未办结的事项此前已经暂停办理，继续暂停。"));
        letters.give(suspension, SuspensionLetterKind.SUSPENSION);
        // what the directory tells leads to the directory; the decision, and what follows upon it, is read here
        journal.tellInstitution(suspension, "暂停承训资格决定书", "决定书（" + suspension.documentNo() + "）和办理进度见事项页面。"
                + (confirmed ? "调查核实后送达告知书，可以陈述、申辩。" : "期限内没有查实违规行为的，暂停自动解除。"));
        return !confirmed;
    }

    public void confirm(String number) {
        Suspension suspension = files.get(number);
        suspension.confirm();
        write(suspension, "NOTE", "confirmed", "违规行为已经查实，暂停不再自动解除，转入调查核实。");
        journal.tellInstitution(suspension, "先行暂停得到确认", "违规行为已经查实，转入调查核实。");
    }

    /** Nothing was found in time, or nothing at all. */
    public void lift(String number) {
        Suspension suspension = files.get(number);
        String outcome = revoke(suspension, "先行暂停期间没有查实违规行为", suspension.documentNo()) ? "恢复承训资格。" : HELD_ELSEWHERE;
        suspension.end(SuspensionState.LIFTED, "没有查实，解除先行暂停", clock.instant());
        write(suspension, "RESUMED", "lifted", "没有查实违规行为，解除先行暂停，" + outcome);
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "先行暂停已解除", "没有查实违规行为。");
    }

    public void recordSilence(String number) {
        Suspension suspension = files.get(number);
        suspension.keepSilent();
        write(suspension, "NOTE", "silent", "陈述申辩期满，机构没有提交，记录为放弃陈述、申辩。");
    }

    public void grade(String number) {
        Suspension suspension = files.get(number);
        boolean heardNext = suspension.state() == SuspensionState.HEARING;
        if (!heardNext) {
            // a case of the model that graded after the hearing: its letter, from before that, did not say what is intended
            letters.keep(suspension);
        }
        suspension.grade(severity.of(suspension));
        files.saveAndFlush(suspension);
        if (heardNext) {
            letters.give(suspension, SuspensionLetterKind.FACTS);
        }
        journal.write(suspension, Actor.SYSTEM, "NOTE", null, "graded", "按裁量基准评定，拟作处理：" + suspension.proposal().label() + "。", true);
    }

    public void handOver(String number) {
        Suspension suspension = files.get(number);
        suspension.handOver();
        write(suspension, "NOTE", "handedOver", "移送" + suspension.handover().handedTo() + "处理，承训资格继续暂停。");
        journal.tellCity(suspension, Role.CITY_CLERK, "已移送", "请跟踪" + suspension.handover().handedTo() + "的处理结果。");
    }

    public void reinstate(String number) {
        Suspension suspension = files.get(number);
        boolean back = true;
        if (suspension.decision().decided() == Decided.DISMISS) {
            back = revoke(suspension, "违规行为不成立", suspension.lastNo());
        } else {
            change(suspension, DirectoryStatus.NORMAL, StandingReason.RECTIFIED, "按处理决定恢复", suspension.lastNo());
        }
        suspension.end(SuspensionState.REINSTATED, back ? "恢复承训资格" : "违规行为不成立", clock.instant());
        write(suspension, "RESUMED", "reinstated", back ? "恢复承训资格（" + suspension.lastNo() + "），未办结的事项按剩余时间继续。"
                : "违规行为不成立（" + suspension.lastNo() + "），" + HELD_ELSEWHERE);
    }

    public void remove(String number) {
        Suspension suspension = files.get(number);
        suspension.banUntil(periods.removalBan(today(), suspension.jurisdiction()));
        change(suspension, DirectoryStatus.REMOVED, offences.grounds(number).get(0).offence(), facts(number), suspension.lastNo());
        suspension.end(SuspensionState.REMOVED, "移出机构目录，至" + suspension.decision().bannedUntil() + "（含当日）不得重新列入", clock.instant());
        write(suspension, "ENDED", "removed", "移出机构目录（" + suspension.lastNo() + "），至" + suspension.decision().bannedUntil() + "（含当日）不得重新列入。");
    }

    /** A wrong decision is taken back; everything that stands still goes on, the history stays. */
    public void restore(String number) {
        Suspension suspension = files.get(number);
        boolean over = suspension.reinstated();
        standing.takenBack(suspension.institutionId(), suspension.documentNo(), suspension.outcomeNo());
        String back = over ? "原决定不再计入重复处理，不影响品牌推荐：" : revoke(suspension, suspension.outcome(), suspension.outcomeNo()) ? "恢复承训资格：" : HELD_ELSEWHERE;
        suspension.end(SuspensionState.CORRECTED, suspension.outcome(), clock.instant());
        write(suspension, "RESUMED", "corrected", "撤销原决定（" + suspension.outcomeNo() + "），" + back + suspension.outcome());
        if (over) {
            journal.tellInstitution(suspension, "原决定已撤销", "撤销原决定（" + suspension.outcomeNo() + "）：" + suspension.outcome());
        }
    }

    /** 整改期满: the recheck begins without a report. */
    public void missReport(String number) {
        Suspension suspension = files.get(number);
        suspension.reportMissed();
        write(suspension, "NOTE", "unreported", "整改期满，机构没有提交整改报告，直接复查验收。");
        journal.tellCounty(suspension, Role.COUNTY_CLERK, "机构没有提交整改报告", "整改期满，请复查验收。");
    }

    public Instant confirmationEnd(String number) {
        return periods.end(files.get(number), "suspension.confirmWorkdays");
    }

    public Instant defenceEnd(String number) {
        return periods.end(files.get(number), "suspension.defenceWorkdays", "suspension.silenceWorkdays");
    }

    public Instant rectificationEnd(String number) {
        return periods.afterRectification(files.get(number));
    }

    public Instant banEnd(String number) {
        return periods.banEnd(files.get(number));
    }

    public Instant objectionEnd(String number) {
        return periods.objectionEnd(files.get(number));
    }

    /**
     * Takes back what this case decided: neither a suspension by hand from before it, nor what was decided after it was over.
     *
     * @return whether the institution has its qualification again
     */
    private boolean revoke(Suspension suspension, String facts, String documentNo) {
        Directory.Standing now = directory.standingOn(suspension.institutionId(), today());
        boolean own = now.status() == DirectoryStatus.REMOVED ? Objects.equals(now.documentNo(), suspension.decision().measureNo())
                : now.status() == DirectoryStatus.SUSPENDED && suspension.standingChanged() && suspension.state() != SuspensionState.REMOVED;
        if (own) {
            change(suspension, DirectoryStatus.NORMAL, StandingReason.DECISION_REVOKED, facts, documentNo);
        }
        return own;
    }

    /** Nothing when the standing is so already, as by an earlier decision by hand. @return whether it changed */
    private boolean change(Suspension suspension, DirectoryStatus to, StandingReason reason, String facts, String documentNo) {
        boolean changes = directory.statusOn(suspension.institutionId(), today()) != to;
        if (changes) {
            standing.carryOut(suspension.institutionId(), new InstitutionStanding.Decision(to, reason, facts, documentNo), actor.get());
        }
        return changes;
    }

    private String facts(String number) {
        String all = String.join("；", offences.grounds(number).stream().map(FoundOffences.Offence::facts).distinct().toList());
        return Chars.count(all) > LONGEST_FACTS ? Chars.shortened(all, LONGEST_FACTS - 1) : all;
    }

    private void write(Suspension suspension, String kind, String action, String text) {
        suspension.entered(clock.instant());
        files.saveAndFlush(suspension);
        journal.write(suspension, actor.get(), kind, null, action, text, true);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }
}
