package org.peixun.calendar;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/** The years that ship with the application, without a database. */
public final class PublishedYears {

    static final KnownYears ALL = all();

    private PublishedYears() {}

    public static WorkingCalendar calendar() {
        return new CalendarOf(ALL, Clock.systemUTC());
    }

    static YearNotice notice(int year) {
        return ShippedYears.read(new ClassPathResource("calendar/" + year + ".txt"));
    }

    private static KnownYears all() {
        List<Integer> years = IntStream.rangeClosed(2019, 2026).boxed().toList();
        var days = new ArrayList<SpecialDay>();
        years.forEach(year -> days.addAll(notice(year).days()));
        return new KnownYears(years, days);
    }
}
