package org.peixun.calendar.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.peixun.calendar.SpecialDay;

/** A year as twelve small tables, each with its special days in words below. */
record YearSheet(int year, int workingDays, List<Month> months) {

    /** @param remarks e.g. 劳动节 1日至5日 休 */
    record Month(int number, int workingDays, List<List<Cell>> weeks, List<String> remarks) {}

    /**
     * @param day 0 for a place before the first or after the last
     * @param mark 休, 班 or empty
     * @param off Saturday, Sunday or holiday
     */
    record Cell(int day, String mark, boolean off) {}

    private static final Cell NOTHING = new Cell(0, "", false);

    static YearSheet of(int year, List<SpecialDay> specialDays) {
        Map<LocalDate, SpecialDay> special = new HashMap<>();
        specialDays.forEach(day -> special.put(day.date(), day));
        List<Month> months = IntStream.rangeClosed(1, 12).mapToObj(m -> month(YearMonth.of(year, m), special)).toList();
        return new YearSheet(year, months.stream().mapToInt(Month::workingDays).sum(), months);
    }

    private static Month month(YearMonth month, Map<LocalDate, SpecialDay> special) {
        var cells = new ArrayList<Cell>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            cells.add(NOTHING);
        }
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            cells.add(cell(month.atDay(day), special.get(month.atDay(day))));
        }
        while (cells.size() % 7 != 0) {
            cells.add(NOTHING);
        }
        var weeks = new ArrayList<List<Cell>>();
        for (int i = 0; i < cells.size(); i += 7) {
            weeks.add(List.copyOf(cells.subList(i, i + 7)));
        }
        int workingDays = (int) cells.stream().filter(cell -> cell.day() > 0 && !cell.off()).count();
        return new Month(month.getMonthValue(), workingDays, weeks, remarks(month, special));
    }

    private static Cell cell(LocalDate date, SpecialDay special) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return new Cell(date.getDayOfMonth(), special == null ? "" : special.word(), special == null ? weekend : !special.working());
    }

    private static List<String> remarks(YearMonth month, Map<LocalDate, SpecialDay> special) {
        var remarks = new ArrayList<String>();
        int last = month.lengthOfMonth();
        for (int first = 1; first <= last; first++) {
            SpecialDay day = special.get(month.atDay(first));
            if (day == null) {
                continue;
            }
            int end = first;
            while (end < last && isSame(day, special.get(month.atDay(end + 1)))) {
                end++;
            }
            remarks.add((day.holiday() + " " + first + "日" + (end > first ? "至" + end + "日" : "") + " " + day.word()).strip());
            first = end;
        }
        return remarks;
    }

    private static boolean isSame(SpecialDay day, SpecialDay next) {
        return next != null && next.working() == day.working() && next.holiday().equals(day.holiday());
    }
}
