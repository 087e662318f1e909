package org.peixun.delivery;

import java.time.LocalDate;
import java.util.List;

/**
 * Who was there when, with the rates so far: of the lessons for which anything is kept.
 *
 * @param minimum per cent below which a trainee or the class fails
 * @param classRate per cent, or {@code null} while nothing is kept
 * @param dayMinimum per cent below which a day fails the class @param poorDays those below it
 * @param missing labels of the lessons that took place and are not kept for everybody
 * @param early labels of the lessons whose day passed before the class began: they are to be moved by a change
 */
public record AttendanceSheet(
        List<Column> columns, List<Row> rows, int minimum, Integer classRate, int dayMinimum, List<Day> poorDays, List<String> missing,
        List<String> early) {

    /** @param rate of the class, per cent */
    public record Day(LocalDate date, int rate) {

        /** 05-21（75%） */
        String label() {
            return date.toString().substring(5) + "（" + rate + "%）";
        }
    }

    /** @param rate per cent, or {@code null} */
    public record Column(int position, String label, Integer rate) {}

    /**
     * @param marks by column: 出勤, 请假, 缺勤 or empty
     * @param rate per cent of the hours since he is in the class
     * @param ofWholeClass the most that one who joined later can come to, per cent of all hours of the class; else {@code null}
     * @param below one of the two, so that there is no certificate
     */
    public record Row(String person, int position, String name, String maskedId, List<String> marks, Integer rate, Integer ofWholeClass,
            boolean below) {}

    public boolean below() {
        return classRate != null && classRate < minimum;
    }

    public long barred() {
        return rows.stream().filter(Row::below).count();
    }

    public boolean empty() {
        return classRate == null;
    }
}
