package org.peixun.delivery;

import java.time.LocalDate;
import java.util.List;

/**
 * Who was there when, with the rates so far: of a trainee over what is kept of him, of the class over the lessons that are kept
 * of everybody. Not yet entered is not absent.
 *
 * @param minimum per cent below which a trainee or the class fails
 * @param classRate per cent, or {@code null} while no lesson is kept of everybody
 * @param dayMinimum per cent below which a day fails the class @param poorDays those below it
 * @param missing labels of the lessons that took place and are not kept for everybody
 * @param early labels of the lessons whose day passed before the class began: they are to be moved by a change
 * @param open a lesson is ahead or not kept of everybody: the rates may still change
 */
public record AttendanceSheet(
        List<Column> columns, List<Row> rows, int minimum, Integer classRate, int dayMinimum, List<Day> poorDays, List<String> missing,
        List<String> early, boolean open) {

    /** In a cell of a lesson that took place; not a mark, so it is not in the sheet to fill in. */
    static final String UNMARKED = "未登记";

    /** @param rate of the class, per cent */
    public record Day(LocalDate date, int rate) {

        /** 05-21（75%） */
        String label() {
            return date.toString().substring(5) + "（" + rate + "%）";
        }
    }

    /** @param rate per cent, or {@code null} while not kept of everybody @param unmarked how many are still to be entered */
    public record Column(int position, String label, Integer rate, int unmarked) {}

    /**
     * @param marks by column: 出勤, 请假, 缺勤, 未登记, or empty where none is due
     * @param rate per cent of the hours that are kept of him, or {@code null}
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
        return rows.stream().allMatch(row -> row.rate() == null);
    }
}
