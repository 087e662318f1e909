package org.peixun.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.Deadlines;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The limits of a complaint by its source; all end at close of business. */
@Component
class ComplaintClocks {

    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Deadlines deadlines;
    private final Clock clock;

    ComplaintClocks(PolicyParameters parameters, WorkingCalendar calendar, Deadlines deadlines, Clock clock) {
        this.parameters = parameters;
        this.calendar = calendar;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The same by another calendar, e.g. as it was before a correction. */
    ComplaintClocks by(WorkingCalendar other) {
        return new ComplaintClocks(parameters, other, deadlines, clock);
    }

    Instant acceptBy(Source source, String jurisdiction, LocalDate received) {
        return end(source.clock(), source.clock().acceptKey, jurisdiction, received);
    }

    /**
     * In the county to which it is moved today, which had no time for it before: its own days, not beyond the end of the whole
     * while that lies ahead, nor less than was left.
     */
    Instant acceptThere(Complaint before, String jurisdiction) {
        Instant own = acceptBy(before.source(), jurisdiction, today());
        Instant whole = before.finishBy();
        Instant by = whole != null && whole.isAfter(clock.instant()) && whole.isBefore(own) ? whole : own;
        return before.acceptBy().isAfter(by) ? before.acceptBy() : by;
    }

    Instant finishBy(Source source, String jurisdiction, LocalDate from) {
        return end(source.clock(), source.clock().finishKey, jurisdiction, from);
    }

    Instant workdays(String key, String jurisdiction) {
        return closing(working(today(), policy(jurisdiction).integer(key)), jurisdiction);
    }

    int longestExtension(Complaint complaint) {
        return policy(complaint.jurisdiction()).integer(complaint.source().clock().extensionKey);
    }

    /** @throws CalendarYearMissing of a year not yet published: the one extension is not spent on an end that moves no further */
    Instant extended(Complaint complaint, int days) {
        LocalDate end = LocalDate.ofInstant(complaint.finishBy(), Zone.CHINA);
        return closing(complaint.source().clock().calendarDays ? onWorkingDay(end.plusDays(days)) : calendar.plus(end, WorkingDays.of(days)),
                complaint.jurisdiction());
    }

    /** A limit of a clock that stood still. */
    Instant after(Complaint complaint, Instant limit, Instant pausedAt) {
        if (limit == null) {
            return null;
        }
        Instant now = clock.instant();
        if (!complaint.source().clock().calendarDays) {
            return deadlines.after(limit, new Deadlines.Pause(pausedAt, now, complaint.jurisdiction()));
        }
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(pausedAt, Zone.CHINA), LocalDate.ofInstant(now, Zone.CHINA));
        if (!limit.isAfter(pausedAt)) {
            Instant late = limit.plus(days, ChronoUnit.DAYS);
            return late.isAfter(now) ? now : late; // it is overdue by as much as before
        }
        return closing(onWorkingDay(LocalDate.ofInstant(limit, Zone.CHINA).plusDays(days)), complaint.jurisdiction());
    }

    private Instant end(ClockKind kind, String key, String jurisdiction, LocalDate from) {
        int days = policy(jurisdiction).integer(key);
        return closing(kind.calendarDays ? onWorkingDay(from.plusDays(days)) : working(from, days), jurisdiction);
    }

    /** A period that ends on a holiday ends on the next working day (民法典 §203). */
    private LocalDate onWorkingDay(LocalDate day) {
        try {
            return calendar.isWorkingDay(day) ? day : calendar.plus(day, WorkingDays.of(1));
        } catch (CalendarYearMissing unknown) {
            return day;
        }
    }

    /**
     * Of a year not yet published nothing is guessed: the limit is the last working day that is known, earlier than the
     * law would have it, so that a complaint of the autumn can be accepted before the next calendar is out.
     */
    private LocalDate working(LocalDate from, int days) {
        try {
            return calendar.plus(from, WorkingDays.of(days));
        } catch (CalendarYearMissing unknown) {
            LocalDate day = LocalDate.of(unknown.year() - 1, 12, 31);
            while (!calendar.isWorkingDay(day)) {
                day = day.minusDays(1);
            }
            return day;
        }
    }

    private Instant closing(LocalDate day, String jurisdiction) {
        return policy(jurisdiction).closing(day).toInstant();
    }

    private Policy policy(String jurisdiction) {
        return parameters.at(today(), jurisdiction);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
