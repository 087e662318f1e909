package org.peixun.round.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.calendar.SpecialDay;
import org.peixun.round.DeadlineCalendar;
import org.peixun.round.DeadlineCalendar.Entry;
import org.peixun.shared.Zone;

/**
 * A month as weeks from Monday to Sunday, with its deadlines.
 *
 * @param known whether the year's working days are entered; otherwise only weekends are told
 * @param cut whether there are more deadlines than are shown
 */
record MonthGrid(YearMonth month, List<List<Day>> weeks, int workingDays, int deadlines, boolean known, boolean cut) {

    /** So many are read at a glance; the rest opens. */
    private static final int AT_A_GLANCE = 3;

    /**
     * @param date {@code null} for a place before the first or after the last
     * @param mark 休, 班 or empty
     * @param holiday e.g. 劳动节, or empty
     * @param off Saturday, Sunday or holiday
     */
    record Day(LocalDate date, String mark, String holiday, boolean off, boolean today, List<Entry> first, List<Entry> more) {

        private static final Day NONE = new Day(null, "", "", false, false, List.of(), List.of());

        /** For the colour. */
        public String look() {
            return (date == null ? "blank" : mark.equals("休") ? "holiday" : mark.equals("班") ? "make-up" : off ? "off" : "")
                    + (today ? " today" : "") + (first.isEmpty() ? " free" : "");
        }
    }

    static MonthGrid of(YearMonth month, LocalDate today, List<Entry> entries, List<SpecialDay> special, boolean known) {
        Map<LocalDate, SpecialDay> named = special.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
        Map<LocalDate, List<Entry>> due = entries.stream().collect(Collectors.groupingBy(
                entry -> LocalDate.ofInstant(entry.due(), Zone.CHINA), TreeMap::new, Collectors.toList()));
        var days = new ArrayList<Day>();
        fill(days, month.atDay(1).getDayOfWeek().getValue() - 1);
        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1))
                .forEach(date -> days.add(day(date, date.equals(today), named.get(date), due.getOrDefault(date, List.of()))));
        fill(days, (7 - days.size() % 7) % 7);
        var weeks = new ArrayList<List<Day>>();
        for (int monday = 0; monday < days.size(); monday += 7) {
            weeks.add(List.copyOf(days.subList(monday, monday + 7)));
        }
        int working = (int) days.stream().filter(day -> day.date() != null && !day.off()).count();
        return new MonthGrid(month, weeks, working, entries.size(), known, entries.size() >= DeadlineCalendar.MOST);
    }

    private static void fill(List<Day> days, int places) {
        for (int place = 0; place < places; place++) {
            days.add(Day.NONE);
        }
    }

    private static Day day(LocalDate date, boolean today, SpecialDay special, List<Entry> due) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        int shown = Math.min(due.size(), due.size() == AT_A_GLANCE + 1 ? AT_A_GLANCE + 1 : AT_A_GLANCE);
        return new Day(date, special == null ? "" : special.word(), special == null ? "" : special.holiday(),
                special == null ? weekend : !special.working(), today, due.subList(0, shown), due.subList(shown, due.size()));
    }
}
