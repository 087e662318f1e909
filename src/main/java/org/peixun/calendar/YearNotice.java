package org.peixun.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * A year's working days as the State Council announced them.
 *
 * @param notice title or number of the notice
 * @param days its special days by date, some of them perhaps in the neighbouring years
 */
public record YearNotice(int year, String notice, List<SpecialDay> days) {

    /** Known by their first two characters: people write 清明 as well as 清明节. */
    private static final List<String> HOLIDAYS = List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");

    public YearNotice {
        days = List.copyOf(days);
    }

    /** Working days from 1 January to 31 December, by this notice alone. */
    public int workingDays() {
        var count = (int) LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> !isWeekend(date)).count();
        for (SpecialDay day : days) {
            if (day.date().getYear() == year && day.working() == isWeekend(day.date())) {
                count += day.working() ? 1 : -1;
            }
        }
        return count;
    }

    /** The seven holidays of the law that the notice does not name: probably something was left out when copying. */
    public List<String> holidaysNotNamed() {
        return HOLIDAYS.stream()
                .filter(name -> days.stream().noneMatch(day -> !day.working() && day.holiday().contains(name.substring(0, 2))))
                .toList();
    }

    /** Make-up days that are weekdays: worked anyway (2020-02-03 was announced so), or a slip of the pen. */
    public List<SpecialDay> makeUpDaysOnWeekdays() {
        return days.stream().filter(day -> day.working() && !isWeekend(day.date())).toList();
    }

    public int offDays() {
        return (int) days.stream().filter(day -> !day.working()).count();
    }

    public int makeUpDays() {
        return days.size() - offDays();
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
