package org.peixun.calendar;

import java.time.Instant;

/**
 * A year in the calendar.
 *
 * @param enteredBy sign-in name, {@code system} for the years that ship with the application
 * @param version counts the corrections, from 1
 */
public record EnteredYear(YearNotice notice, String enteredBy, Instant enteredAt, int version) {}
