package org.peixun.calendar;

/** Periods that were computed by the calendar and still run: they follow it when a year is entered or corrected. */
public interface RunningPeriods {

    /** How many {@link #move} would move. */
    int count(WorkingCalendar before, WorkingCalendar after);

    /** Moves those that the corrected calendar ends at another time; in the transaction of the correction. */
    int move(WorkingCalendar before, WorkingCalendar after);
}
