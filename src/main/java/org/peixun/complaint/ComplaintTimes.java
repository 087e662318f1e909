package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Pauses;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Extension and pause: the county's manager decides, with a reason. The clocks of those merged into a case stand still with it. */
@Service
@Transactional
public class ComplaintTimes {

    private static final Dates DATES = new Dates();
    private static final int LONGEST_REASON = 300;
    private static final int SHORTEST_REASON = 5;

    private final ComplaintFiles files;
    private final ComplaintClocks clocks;
    private final Informers informers;
    private final Processes processes;
    private final Pauses pauses;
    private final AccessPolicy access;
    private final ComplaintJournal journal;
    private final Clock clock;

    ComplaintTimes(
            ComplaintFiles files, ComplaintClocks clocks, Informers informers, Processes processes, Pauses pauses,
            AccessPolicy access, ComplaintJournal journal, Clock clock) {
        this.files = files;
        this.clocks = clocks;
        this.informers = informers;
        this.processes = processes;
        this.pauses = pauses;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * One that was merged into another is extended by its own source's rules; the other, which ends with the earliest of
     * them, follows.
     */
    public void extend(String number, String days, String reason, Actor actor) {
        Complaint complaint = mine(number, actor);
        complaint.require("延期", ComplaintState.VERIFYING, ComplaintState.MERGED, ComplaintState.ANSWERING);
        Complaint worked = complaint.state() == ComplaintState.MERGED ? files.get(complaint.mainNumber()) : complaint;
        ClockKind kind = complaint.source().clock();
        int longest = clocks.longestExtension(complaint);
        if (complaint.limits().extendedAt() != null) {
            throw RequestRefused.conflict("本件已于" + DATES.day(complaint.limits().extendedAt()) + "延期，只能延期一次（" + kind.label + "）。请在期限内办结；确需等待的可以写明原因暂停办理。");
        }
        if (worked.limits().paused() || clock.instant().isAfter(complaint.finishBy())) {
            throw RequestRefused.conflict(worked.limits().paused() ? (worked == complaint ? "本件" : "主件" + worked.number()) + "正在暂停办理，恢复后再延期。" : "办结期限" + DATES.day(complaint.finishBy()) + "已经届满，延期应当在届满以前提出。请尽快办结。");
        }
        String trimmed = days == null ? "" : days.strip();
        if (!trimmed.matches("[0-9]{1,3}") || Integer.parseInt(trimmed) < 1 || Integer.parseInt(trimmed) > longest) {
            throw RequestRefused.badInput(List.of(new Problem("days", "延期：请填写1至" + longest + "的整数（" + kind.label + "，最多延期" + longest + kind.unit() + "，一次）。")));
        }
        String why = reason(number, reason);
        pauses.waitForOthers(List.of(worked.number()));
        complaint.limits().extend(longer(complaint, Integer.parseInt(trimmed)), why, clock.instant());
        files.saveAndFlush(complaint);
        String longer = "延期" + trimmed + kind.unit() + "，办结期限" + DATES.day(complaint.finishBy());
        journal.write(complaint, actor, "NOTE", null, "extended", longer + "：" + complaint.limits().extensionReason() + bound(complaint));
        journal.tell(Role.COUNTY_CLERK, complaint, "投诉举报已延期", "办结期限" + DATES.day(complaint.finishBy()) + "。" + bound(complaint));
        if (worked != complaint) {
            journal.write(worked, actor, "NOTE", null, "mergedExtended",
                    "并入件" + number + longer + "。本件核查和答复以" + DATES.day(files.finishBy(worked)) + "为限。");
        }
        processes.deadlineMoved(worked.number());
    }

    private Instant longer(Complaint complaint, int days) {
        try {
            return clocks.extended(complaint, days);
        } catch (CalendarYearMissing unknown) {
            throw RequestRefused.badInput("days", "延期：延长后的期限在" + unknown.year() + "年，该年工作日历尚未录入，算不出哪一天到期，没有延期（只能延期一次）。请先由系统管理员录入"
                    + unknown.year() + "年工作日历，或者写明原因暂停办理。");
        }
    }

    /** What the extension of a main case does not change. */
    private String bound(Complaint complaint) {
        Complaint first = files.firstToEnd(complaint);
        return first == complaint ? ""
                : "（并入件" + first.number() + "先到期，核查和答复仍以" + DATES.day(first.finishBy()) + "为限，需要推后的请延期并入件）";
    }

    public void pause(String number, String reason, Actor actor) {
        Complaint complaint = mine(number, actor);
        complaint.require("暂停办理", ComplaintState.ACCEPTING, ComplaintState.VERIFYING, ComplaintState.ANSWERING);
        if (complaint.limits().paused()) {
            throw RequestRefused.conflict("本件已经暂停办理，无需再次暂停。请刷新页面查看最新情况。");
        }
        pauses.waitForOthers(List.of(number));
        complaint.limits().pauseFor(reason(number, reason));
        files.saveAndFlush(complaint);
        pauses.pause(List.of(number), ComplaintCase.ID + ".pauseDecided",
                "原因：" + complaint.limits().pauseReason() + "。恢复后按剩余的时间继续办理。");
    }

    public void resume(String number, Actor actor) {
        Complaint complaint = mine(number, actor);
        Instant since = complaint.limits().pausedAt();
        if (since == null) {
            throw RequestRefused.conflict("本件没有暂停办理，无需恢复。请刷新页面查看最新情况。");
        }
        pauses.waitForOthers(List.of(number));
        pauses.resume(Map.of(number, since), ComplaintCase.ID + ".resumptionDecided");
        processes.deadlineMoved(number);
    }

    private String reason(String number, String typed) {
        String reason = typed == null ? "" : typed.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw RequestRefused.badInput(List.of(new Problem("reason", "原因：请写" + SHORTEST_REASON + "至" + LONGEST_REASON + "字，例如“需要调取银行流水”“等待笔迹鉴定”。")));
        }
        informers.checkNotNamedIn(number, java.util.Map.of("reason", reason));
        return reason;
    }

    private Complaint mine(String number, Actor actor) {
        Complaint complaint = files.get(number);
        access.check(actor, Action.LEAD_COMPLAINT, complaint.subject());
        return complaint;
    }
}
