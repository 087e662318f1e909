package org.peixun.round;

import java.time.LocalDate;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.shared.WorkingDays;

/** What becomes of a deadline that is no working day. */
public enum DueRule {
    FIXED("不顺延"),
    NEXT("顺延至下一工作日"),
    PREVIOUS("提前至上一工作日");

    private final String label;

    DueRule(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @throws org.peixun.calendar.CalendarYearMissing when the rule needs a year that is not entered */
    LocalDate effective(LocalDate day, WorkingCalendar calendar) {
        if (this == FIXED || calendar.isWorkingDay(day)) {
            return day;
        }
        return calendar.plus(day, WorkingDays.of(this == NEXT ? 1 : -1));
    }
}
