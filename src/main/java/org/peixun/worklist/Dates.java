package org.peixun.worklist;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.peixun.shared.Zone;

/** Dates as officials write them: 2026-05-20（周三）. */
final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd（EEE）", Locale.CHINA)
            .withZone(Zone.CHINA);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Zone.CHINA);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(Zone.CHINA);

    private Dates() {}

    static String day(Instant time) {
        return time == null ? "" : DAY.format(time);
    }

    static String exact(Instant time) {
        return time == null ? "" : EXACT.format(time);
    }

    static String brief(Instant time) {
        return time == null ? "" : SHORT.format(time);
    }
}
