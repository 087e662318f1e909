package org.peixun.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens on which day of a story, in the order in which it was written down. */
final class DemoDays {

    private DemoDays() {}

    /** @param <D> a date, or the number of a day of the story */
    static <D> void on(Map<D, List<Runnable>> days, D day, Runnable deed) {
        days.computeIfAbsent(day, d -> new ArrayList<>()).add(deed);
    }
}
