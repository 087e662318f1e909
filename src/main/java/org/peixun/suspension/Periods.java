package org.peixun.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The ends of a suspension's periods, by the parameters of its county. */
@Component
class Periods {

    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Clock clock;

    Periods(WorkingCalendar calendar, PolicyParameters parameters, Clock clock) {
        this.calendar = calendar;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Close of business of the n-th working day from today, the n of all keys together. */
    Instant end(Suspension suspension, String... workdaysKeys) {
        Policy policy = policy(suspension);
        int days = 0;
        for (String key : workdaysKeys) {
            days += policy.workingDays(key).count();
        }
        return policy.closing(calendar.plus(today(), WorkingDays.of(days))).toInstant();
    }

    /** Close of business of the same day so many months later, or of the next working day (民法典 §202–203); by working days where no months are set. */
    Instant rectification(Suspension suspension, Measure measure) {
        Policy policy = policy(suspension);
        int months = policy.integer(measure.rectifyMonthsKey());
        // a working day is the first one after the day before it
        return months == 0 ? end(suspension, measure.rectifyWorkdaysKey())
                : policy.closing(calendar.plus(today().plusMonths(months).minusDays(1), WorkingDays.of(1))).toInstant();
    }

    /** Close of business so many working days from today, or from the end that was set when that is still to come. */
    Instant extended(Suspension suspension) {
        Policy policy = policy(suspension);
        LocalDate set = LocalDate.ofInstant(suspension.decision().rectifyBy(), Zone.CHINA);
        return policy.closing(calendar.plus(set.isAfter(today()) ? set : today(), policy.workingDays("suspension.extensionWorkdays"))).toInstant();
    }

    /** Last day of an urgent suspension that nothing confirms. */
    LocalDate confirmationDay(Suspension suspension) {
        LocalDate suspended = LocalDate.ofInstant(suspension.suspendedAt(), Zone.CHINA);
        return calendar.plus(suspended, parameters.at(suspended, suspension.jurisdiction()).workingDays("suspension.confirmWorkdays"));
    }

    /** Close of business so many working days after the last day of the rectification. */
    Instant afterRectification(Suspension suspension) {
        Policy policy = policy(suspension);
        LocalDate last = LocalDate.ofInstant(suspension.decision().rectifyBy(), Zone.CHINA);
        return policy.closing(calendar.plus(last, policy.workingDays("suspension.silenceWorkdays"))).toInstant();
    }

    /** Last day of the ban that a measure brings, {@code null} = none: the day of so many months later (民法典 §202). */
    LocalDate ban(Suspension suspension, Measure measure) {
        int months = policy(suspension).integer(measure.banKey());
        return months == 0 ? null : today().plusMonths(months);
    }

    /** Last day of the ban that a removal on that day brings. */
    LocalDate removalBan(LocalDate removedOn, String jurisdiction) {
        return removedOn.plusMonths(parameters.at(removedOn, jurisdiction).integer(Measure.TERMINATION.banKey()));
    }

    /** Opening of the office on the day after the ban's last one, which counts to its end (民法典 §203); now when there is none. */
    Instant banEnd(Suspension suspension) {
        LocalDate last = suspension.decision().bannedUntil();
        return last == null || last.isBefore(today()) ? clock.instant()
                : policy(suspension).opening(last.plusDays(1)).toInstant();
    }

    /** Midnight after the last day on which the decision can be contested; calendar days (行政复议法 §20). */
    Instant objectionEnd(Suspension suspension) {
        return today().plusDays(policy(suspension).integer("suspension.objectionDays") + 1L).atStartOfDay(Zone.CHINA).toInstant();
    }

    private Policy policy(Suspension suspension) {
        return parameters.at(today(), suspension.jurisdiction());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Zone.CHINA);
    }
}
