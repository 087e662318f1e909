package org.peixun.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.shared.WorkingDays;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/** {@link WorkingCalendar} over the notices in the database, answered from memory. */
@Component
@DependsOn("shippedYears")
class NoticeCalendar implements WorkingCalendar {

    private final YearNotices notices;
    private final Clock clock;

    NoticeCalendar(YearNotices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public boolean isWorkingDay(LocalDate date) {
        return notices.known().isWorkingDay(date);
    }

    @Override
    public LocalDate plus(LocalDate start, WorkingDays days) {
        if (days.count() == 0) {
            return start;
        }
        KnownYears known = notices.known();
        return days.count() > 0 ? known.after(start, days.count()) : known.before(start, -days.count());
    }

    @Override
    public WorkingDays between(LocalDate from, LocalDate to) {
        KnownYears known = notices.known();
        return WorkingDays.of(to.isBefore(from)
                ? -known.count(to, from)
                : known.count(from.plusDays(1), to.plusDays(1)));
    }

    @Override
    public List<Integer> missingUntil(LocalDate date) {
        return notices.known().missing(LocalDate.now(clock).getYear(), date.getYear());
    }
}
