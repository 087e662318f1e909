package org.peixun.calendar;

import java.time.LocalDate;
import java.util.List;
import org.peixun.shared.WorkingDays;

/**
 * The State Council's working days, make-up Saturdays and Sundays (调休) included. A year whose notice has not been
 * entered is never guessed.
 */
public interface WorkingCalendar {

    /** @throws CalendarYearMissing when the year of {@code date} has not been published to the system */
    boolean isWorkingDay(LocalDate date);

    /**
     * The day that lies {@code days} working days after {@code start}; the start day is not counted (民法典 §201).
     * Negative days count back. Zero gives the start day itself.
     *
     * @throws CalendarYearMissing when a needed year is missing
     */
    LocalDate plus(LocalDate start, WorkingDays days);

    /**
     * Working days from {@code from}, which is not counted, to {@code to}, which is; negative when {@code to} lies before.
     * Agrees with {@link #plus}: {@code between(day, plus(day, n))} is {@code n}.
     *
     * @throws CalendarYearMissing when a needed year is missing
     */
    WorkingDays between(LocalDate from, LocalDate to);

    /** Years from this one up to {@code date}'s that have no entry; empty when all is known. */
    List<Integer> missingUntil(LocalDate date);
}
