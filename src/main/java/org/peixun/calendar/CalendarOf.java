package org.peixun.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.shared.WorkingDays;

/** The calendar of known years, as they are or as they would be after a correction. */
record CalendarOf(KnownYears known, Clock clock) implements WorkingCalendar {

    @Override
    public boolean isWorkingDay(LocalDate date) {
        return known.isWorkingDay(date);
    }

    @Override
    public LocalDate plus(LocalDate start, WorkingDays days) {
        if (days.count() == 0) {
            return start;
        }
        return days.count() > 0 ? known.after(start, days.count()) : known.before(start, -days.count());
    }

    @Override
    public WorkingDays between(LocalDate from, LocalDate to) {
        return WorkingDays.of(to.isBefore(from)
                ? -known.count(to, from)
                : known.count(from.plusDays(1), to.plusDays(1)));
    }

    @Override
    public List<Integer> missingUntil(LocalDate date) {
        return known.missing(LocalDate.now(clock).getYear(), date.getYear());
    }
}
