package org.peixun.calendar;

import org.peixun.shared.RequestRefused;

/** The working days of a year are not known yet: the deadline cannot be computed, and is not guessed. */
public class CalendarYearMissing extends RequestRefused {

    /** By this a job that failed for it is known. */
    public static final String SAID = "年的工作日安排尚未录入";

    private final int year;

    public CalendarYearMissing(int year) {
        super(Kind.CONFLICT, year + SAID + "，无法计算期限。请系统管理员在“工作日历”中录入国务院办公厅公布的放假安排后再办理。",
                java.util.List.of());
        this.year = year;
    }

    /** Nothing has changed meanwhile. */
    @Override
    public String title() {
        return "工作日历尚未录入";
    }

    public int year() {
        return year;
    }
}
