package org.peixun.calendar;

import java.time.LocalDate;

/**
 * A day of a notice: off on what would be a working day or a weekend, or a weekend day that is worked.
 *
 * @param working {@code true} 班, {@code false} 休
 * @param holiday e.g. 春节; may be empty for a make-up day
 */
public record SpecialDay(LocalDate date, boolean working, String holiday) {

    public String word() {
        return working ? "班" : "休";
    }
}
