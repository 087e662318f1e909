package org.peixun.deadline;

import java.time.Instant;
import java.util.List;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.shared.WorkingDays;

/** Working time: when a step ends, when to remind, when to go up the ladder, and how that reads in words. */
public interface Deadlines {

    /** Close of business ({@code office.closingTime}) of the last working day of the period that starts at {@code start}. */
    Instant due(DeadlineRule rule, Instant start, String jurisdiction);

    /** Opening of business of the day on which the holder is reminded; never before {@code start}. */
    Instant reminder(DeadlineRule rule, Instant start, String jurisdiction);

    /** One instant a rung: the due time itself, then {@code escalationKey} working days each. */
    List<Instant> escalations(DeadlineRule rule, Instant start, String jurisdiction);

    /**
     * An instant of a clock that stood still: later by the working days of the pause, at the same time of day. What had
     * passed before the pause has passed at its end, by as many working days; the close of a working day that had not passed
     * before it has not passed at its end.
     */
    Instant after(Instant planned, Pause pause);

    /** What a pause gives to that which had not passed before it: its working days, and the day that it broke off. */
    WorkingDays given(Pause pause);

    /** Working days from the pause to {@code to}. @param jurisdiction by whose hours of business */
    record Pause(Instant from, Instant to, String jurisdiction) {}

    /** The same by another calendar, e.g. as it was before a correction. */
    Deadlines by(WorkingCalendar calendar);

    /** 今天 17:30前 · 还剩2个工作日 · 超期3个工作日; for {@code due == null} 不限时. */
    Words inWords(Instant due, Instant now);

    /** @param level OVERDUE, TODAY, SOON (临期: within two working days), OK, NONE: for the colour; the text says it too */
    record Words(Level level, String text) {}

    enum Level { OVERDUE, TODAY, SOON, OK, NONE }
}
