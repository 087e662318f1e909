package org.peixun.calendar;

import java.time.Instant;

/** Periods that were computed by the calendar and still run: they follow it when a year is entered or corrected. */
public interface RunningPeriods {

    /**
     * @param youngSince tasks begun since then may be computed by the old calendar and not be seen by the correction itself
     * @param again the second time, for those
     * @param after as it is; at the second time perhaps corrected once more
     */
    record Correction(long id, Instant youngSince, boolean again, WorkingCalendar before, WorkingCalendar after) {}

    /** Of how many cases {@link #move} would move something. */
    int count(WorkingCalendar before, WorkingCalendar after);

    /**
     * Moves those that are as the old calendar gave them and that the corrected one ends at another time. Whoever is at work
     * on such a case is waited for first: a case comes before its rows (ADR 0019).
     *
     * @return of how many cases an end, a reminder, a rung or a lapse was moved
     */
    int move(Correction correction);
}
