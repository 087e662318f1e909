package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Role;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself, in business words; always in the engine's transaction. */
@Component
@Transactional
public class ComplaintSteps {

    private static final Dates DATES = new Dates();
    private static final String INCONCLUSIVE = ComplaintCase.ID + ".mainInconclusive";

    private final ComplaintFiles files;
    private final ComplaintClocks clocks;
    private final Processes processes;
    private final CurrentActor currentActor;
    private final ComplaintJournal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    ComplaintSteps(
            ComplaintFiles files, ComplaintClocks clocks, Processes processes, CurrentActor currentActor,
            ComplaintJournal journal, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.clocks = clocks;
        this.processes = processes;
        this.currentActor = currentActor;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Instant satisfactionEnd(String number) {
        return files.get(number).answer().closesAt();
    }

    /** Those that waited for the conclusion of this one go on to their own answers, or are verified where there is none. */
    public void releaseMerged(String number) {
        Complaint main = files.get(number);
        for (Complaint merged : files.waitingFor(main)) {
            // who waits under an earlier model can only be answered
            if (!main.outcome().ofTheMatter() && processes.awaits(merged.number(), INCONCLUSIVE)) {
                verifyAlone(merged, main, "以“" + main.outcome().label() + "”结束");
            } else {
                release(merged, main, main.outcome().ofTheMatter() ? main.outcome() : Outcome.UNFOUNDED);
            }
        }
    }

    /** It ends here without a conclusion. @param how 已移交阳谷县 */
    void leaveMerged(Complaint main, String how) {
        for (Complaint merged : files.waitingFor(main)) {
            if (!processes.awaits(merged.number(), INCONCLUSIVE)) {
                throw RequestRefused.conflict("有按旧版流程并入的投诉" + merged.number() + "等待本件的核查结论，不能移交。请核查后分别答复。");
            }
            verifyAlone(merged, main, how);
        }
    }

    private void release(Complaint merged, Complaint main, Outcome outcome) {
        merged.released(outcome, clock.instant());
        write(merged, Actor.SYSTEM, "NOTE", "released", "主件" + main.number() + "核查结论：" + outcome.label()
                + (merged.told().byNobody() ? "。请写明处理情况，办结本件。" : "。请答复本件投诉人。"));
        processes.tell(merged.number(), ComplaintCase.ID + ".mainConcluded");
    }

    private void verifyAlone(Complaint merged, Complaint main, String how) {
        merged.verifyAlone();
        write(merged, Actor.SYSTEM, "NOTE", "verifiedAlone", "主件" + main.number() + how + "，没有就反映的事项作出结论，本件单独核查。");
        processes.tell(merged.number(), INCONCLUSIVE);
        journal.tell(Role.COUNTY_CLERK, merged, "并入的投诉单独核查", "主件没有就反映的事项作出结论，请按时限核查并答复。");
    }

    public void close(String number) {
        Complaint complaint = files.get(number);
        complaint.close(clock.instant());
        write(complaint, Actor.SYSTEM, "ENDED", "closed",
                complaint.answer().channel() == Channel.NONE ? "没有投诉人，不需评价，办结。" : "评价期满，办结。");
    }

    /** The reason was kept before. */
    public void pause(String number) {
        Complaint complaint = files.get(number);
        complaint.limits().pause(clock.instant());
        jdbc.sql("INSERT INTO complaint_pause (number, paused_at, reason, by_name) VALUES (?, ?, ?, ?)")
                .params(number, complaint.limits().pausedAt().atOffset(ZoneOffset.UTC), complaint.limits().pauseReason(), currentActor.get().name()).update();
        write(complaint, currentActor.get(), "PAUSED", "paused", "暂停办理、停止计时：" + complaint.limits().pauseReason());
        files.waitingFor(complaint).forEach(merged -> write(merged, currentActor.get(), "NOTE", "mainPaused", "主件" + number
                + "暂停办理，本件同时停止计时，恢复后按剩余的时间继续。"));
    }

    public void resume(String number) {
        Complaint complaint = files.get(number);
        Instant since = complaint.limits().pausedAt();
        complaint.limits().set(complaint.state() == ComplaintState.ACCEPTING ? clocks.after(complaint, complaint.acceptBy(), since) : complaint.acceptBy(),
                clocks.after(complaint, complaint.finishBy(), since));
        complaint.limits().resume();
        jdbc.sql("UPDATE complaint_pause SET resumed_at = ? WHERE number = ? AND resumed_at IS NULL")
                .params(clock.instant().atOffset(ZoneOffset.UTC), number).update();
        write(complaint, currentActor.get(), "RESUMED", "resumed", "恢复办理，期限顺延"
                + (complaint.finishBy() == null ? "" : "，办结期限" + DATES.day(complaint.finishBy())) + "。");
        files.waitingFor(complaint).forEach(merged -> goOn(merged, number, since));
    }

    /** Whoever waits for a case could not go on while it stood still. */
    private void goOn(Complaint merged, String main, Instant since) {
        merged.limits().set(merged.acceptBy(), clocks.after(merged, merged.finishBy(), since));
        write(merged, currentActor.get(), "NOTE", "mainResumed", "主件" + main + "恢复办理，本件办结期限顺延到" + DATES.day(merged.finishBy()) + "。");
    }

    private void write(Complaint complaint, Actor actor, String kind, String action, String text) {
        files.saveAndFlush(complaint);
        journal.write(complaint, actor, kind, null, action, text);
    }
}
