package org.peixun.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.calendar.RunningPeriods;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Actor;
import org.peixun.shared.Dates;
import org.peixun.workflow.Pauses;
import org.peixun.workflow.Processes;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits of open complaints follow the calendar when a year is entered or corrected: those that are as the old calendar
 * gave them. What a manager set (an extension, a pause) or a reopening is left alone.
 */
@Component
@Order(1) // a complaint comes before the suspension case that its finding goes to
class ComplaintPeriods implements RunningPeriods {

    private static final Dates DATES = new Dates();

    private record Row(
            String number, String source, String jurisdiction, String state, LocalDate receivedOn, LocalDate movedOn, LocalDate acceptedOn,
            Instant acceptBy, Instant firstAcceptBy, Instant finishBy, String mainNumber) {}

    /** @param giveBack by when one that was moved here may be sent back to its source, {@code null} for others */
    private record Shift(Row row, Instant accept, Instant giveBack, Instant finish) {

        boolean moves() {
            return !accept.equals(row.acceptBy()) || !Objects.equals(giveBack, row.firstAcceptBy()) || !Objects.equals(finish, row.finishBy());
        }
    }

    private final ComplaintFiles files;
    private final ComplaintClocks clocks;
    private final Processes processes;
    private final Pauses pauses;
    private final ComplaintJournal journal;
    private final JdbcClient jdbc;

    ComplaintPeriods(ComplaintFiles files, ComplaintClocks clocks, Processes processes, Pauses pauses, ComplaintJournal journal,
            JdbcClient jdbc) {
        this.files = files;
        this.clocks = clocks;
        this.processes = processes;
        this.pauses = pauses;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    @Override
    public int count(WorkingCalendar before, WorkingCalendar after) {
        return shifts(before, after).size();
    }

    @Override
    public int move(Correction correction) {
        pauses.waitForOthers(shifts(correction.before(), correction.after()).stream()
                .flatMap(shift -> Stream.of(shift.row().number(), shift.row().mainNumber())).filter(Objects::nonNull).distinct().toList());
        List<Shift> shifts = shifts(correction.before(), correction.after());
        shifts.forEach(this::move);
        return shifts.size();
    }

    private List<Shift> shifts(WorkingCalendar before, WorkingCalendar after) {
        return jdbc.sql("""
                SELECT number, source, jurisdiction, state, received_on, moved_on, accepted_on, accept_by, first_accept_by, finish_by,
                       main_number FROM complaint
                WHERE ended_at IS NULL AND answered_at IS NULL AND extended_at IS NULL AND paused_at IS NULL ORDER BY number""")
                .query(Row.class).list().stream().map(row -> shift(row, clocks.by(before), clocks.by(after)))
                .filter(Shift::moves).toList();
    }

    private static Shift shift(Row row, ComplaintClocks before, ComplaintClocks after) {
        Source source = Source.valueOf(row.source());
        boolean accepting = ComplaintState.valueOf(row.state()) == ComplaintState.ACCEPTING;
        LocalDate from = source.clock().countsFromReceipt() ? row.receivedOn() : row.acceptedOn();
        LocalDate here = row.movedOn() == null ? row.receivedOn() : row.movedOn();
        Instant accept = accepting && row.acceptBy().equals(before.acceptBy(source, row.jurisdiction(), here))
                ? after.acceptBy(source, row.jurisdiction(), here) : row.acceptBy();
        Instant giveBack = accepting && row.firstAcceptBy() != null && row.firstAcceptBy().equals(before.acceptBy(source, row.jurisdiction(), row.receivedOn()))
                ? after.acceptBy(source, row.jurisdiction(), row.receivedOn()) : row.firstAcceptBy();
        Instant finish = from != null && row.finishBy().equals(before.finishBy(source, row.jurisdiction(), from))
                ? after.finishBy(source, row.jurisdiction(), from) : row.finishBy();
        return new Shift(row, accept, giveBack, finish);
    }

    private void move(Shift shift) {
        Complaint complaint = files.get(shift.row().number());
        complaint.limits().set(shift.accept(), shift.finish());
        complaint.limits().giveBackBy(shift.giveBack());
        files.saveAndFlush(complaint);
        journal.write(complaint, Actor.SYSTEM, "NOTE", null, "limitsMoved", "工作日安排已更正，受理期限" + DATES.day(shift.accept())
                + (Objects.equals(shift.giveBack(), shift.row().firstAcceptBy()) ? "" : "，退回来源的期限" + DATES.day(shift.giveBack())) + (shift.finish() == null ? "" : "，办结期限" + DATES.day(shift.finish())) + "。");
        processes.deadlineMoved(complaint.number());
        if (shift.row().mainNumber() != null) {
            processes.deadlineMoved(shift.row().mainNumber());
        }
    }
}
