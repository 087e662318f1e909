package org.peixun.complaint.web;

import java.util.ArrayList;
import java.util.List;
import org.peixun.complaint.ComplaintStatistics;

/**
 * Twelve pairs of bars: received and found.
 *
 * @param most what the tallest bar stands for
 */
record MonthChart(int most, List<Bar> bars) {

    static final int HEIGHT = 110;
    private static final int FIRST = 50;
    private static final int STEP = 36;

    /** @param x of the pair @param received and found as heights */
    record Bar(String month, int x, int received, int found, ComplaintStatistics.Count count) {

        /** Where it begins in the picture. */
        public int top(int height) {
            return 20 + HEIGHT - height;
        }
    }

    static MonthChart of(ComplaintStatistics.Year year) {
        int most = Math.max(1, year.months().values().stream().mapToInt(ComplaintStatistics.Count::received).max().orElse(1));
        var bars = new ArrayList<Bar>();
        year.months().forEach((month, count) -> bars.add(new Bar(month, FIRST + STEP * bars.size(),
                count.received() * HEIGHT / most, count.found() * HEIGHT / most, count)));
        return new MonthChart(most, bars);
    }
}
