package org.peixun.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The moments by which the lists tell 超期, 今天到期 and 临期 apart. */
@Component
class DueWindow {

    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Clock clock;

    DueWindow(WorkingCalendar calendar, PolicyParameters parameters, Clock clock) {
        this.calendar = calendar;
        this.parameters = parameters;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Zone.CHINA));
    }

    OffsetDateTime tomorrow() {
        return today().plusDays(1).atStartOfDay(Zone.CHINA).toOffsetDateTime();
    }

    /** 临期 ends with the last of the {@code deadline.soonWorkdays} working days from today. */
    OffsetDateTime soonUntil() {
        LocalDate today = today();
        WorkingDays soon = parameters.at(today, null).workingDays("deadline.soonWorkdays");
        LocalDate last;
        try {
            last = calendar.plus(today, soon);
        } catch (CalendarYearMissing unknownYear) {
            // the list must not fail with the calendar; the banner says what is missing
            last = today.plusDays(soon.count());
        }
        return last.plusDays(1).atStartOfDay(Zone.CHINA).toOffsetDateTime();
    }
}
