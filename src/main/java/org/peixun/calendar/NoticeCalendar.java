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
        return now().isWorkingDay(date);
    }

    @Override
    public LocalDate plus(LocalDate start, WorkingDays days) {
        return now().plus(start, days);
    }

    @Override
    public WorkingDays between(LocalDate from, LocalDate to) {
        return now().between(from, to);
    }

    @Override
    public List<Integer> missingUntil(LocalDate date) {
        return now().missingUntil(date);
    }

    private WorkingCalendar now() {
        return new CalendarOf(notices.known(), clock);
    }
}
