package org.peixun.calendar;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The working days of the years that are known, one bit a day. Immutable. */
final class KnownYears {

    private final Map<Integer, BitSet> workingDays = new HashMap<>();

    KnownYears(Collection<Integer> years, Collection<SpecialDay> days) {
        for (int year : years) {
            workingDays.put(year, weekdaysOf(year));
        }
        for (SpecialDay day : days) {
            BitSet year = workingDays.get(day.date().getYear());
            if (year != null) {
                year.set(day.date().getDayOfYear(), day.working());
            }
        }
    }

    private static BitSet weekdaysOf(int year) {
        var bits = new BitSet(367);
        LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> !YearNotice.isWeekend(date))
                .forEach(date -> bits.set(date.getDayOfYear()));
        return bits;
    }

    boolean isWorkingDay(LocalDate date) {
        return year(date.getYear()).get(date.getDayOfYear());
    }

    /** @param days more than 0 */
    LocalDate after(LocalDate start, int days) {
        int year = start.getYear();
        int day = start.getDayOfYear();
        int left = days;
        while (true) {
            // the start's own year is not needed when nothing of it is left
            if (day < LocalDate.of(year, 12, 31).getDayOfYear()) {
                BitSet bits = year(year);
                for (day = bits.nextSetBit(day + 1); day >= 0; day = bits.nextSetBit(day + 1)) {
                    if (--left == 0) {
                        return LocalDate.ofYearDay(year, day);
                    }
                }
            }
            year++;
            day = 0;
        }
    }

    /** @param days more than 0 */
    LocalDate before(LocalDate start, int days) {
        int year = start.getYear();
        int day = start.getDayOfYear();
        int left = days;
        while (true) {
            if (day > 1) {
                BitSet bits = year(year);
                for (day = bits.previousSetBit(day - 1); day > 0; day = bits.previousSetBit(day - 1)) {
                    if (--left == 0) {
                        return LocalDate.ofYearDay(year, day);
                    }
                }
            }
            year--;
            day = 367;
        }
    }

    /** Working days in {@code [from, to)}. */
    int count(LocalDate from, LocalDate to) {
        int count = 0;
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            int first = year == from.getYear() ? from.getDayOfYear() : 1;
            int end = year == to.getYear() ? to.getDayOfYear() : 367;
            if (first < end) {
                count += year(year).get(first, end).cardinality();
            }
        }
        return count;
    }

    List<Integer> missing(int first, int last) {
        return IntStream.rangeClosed(first, last).filter(year -> !workingDays.containsKey(year)).boxed().toList();
    }

    private BitSet year(int year) {
        BitSet bits = workingDays.get(year);
        if (bits == null) {
            throw new CalendarYearMissing(year);
        }
        return bits;
    }
}
