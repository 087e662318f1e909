package org.peixun.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in house style, in China's zone; {@code —} where there is none. In templates: {@code ${@dates.…}}. */
public final class Dates {

    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd（EEE）");
    private static final DateTimeFormatter PLAIN_DAY = formatter("yyyy-MM-dd");
    private static final DateTimeFormatter SHORT_DAY = formatter("MM-dd");
    private static final DateTimeFormatter MOMENT = formatter("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SHORT_MOMENT = formatter("MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK_TIME = formatter("HH:mm");
    private static final String NONE = "—";

    /** 2026-05-20（周三） */
    public String day(LocalDate date) {
        return date == null ? NONE : DAY.format(date);
    }

    public String day(Instant time) {
        return time == null ? NONE : DAY.format(local(time));
    }

    /** 2026-05-20 */
    public String plainDay(LocalDate date) {
        return date == null ? NONE : PLAIN_DAY.format(date);
    }

    public String plainDay(Instant time) {
        return time == null ? NONE : PLAIN_DAY.format(local(time));
    }

    /** 05-20 */
    public String shortDay(LocalDate date) {
        return date == null ? NONE : SHORT_DAY.format(date);
    }

    public String shortDay(Instant time) {
        return time == null ? NONE : SHORT_DAY.format(local(time));
    }

    /** 2026-05-20 09:12 */
    public String moment(Instant time) {
        return time == null ? NONE : MOMENT.format(local(time));
    }

    /** 05-20 09:12 */
    public String shortMoment(Instant time) {
        return time == null ? NONE : SHORT_MOMENT.format(local(time));
    }

    /** 09:12 */
    public String time(Instant time) {
        return time == null ? NONE : CLOCK_TIME.format(local(time));
    }

    public String time(LocalTime time) {
        return time == null ? NONE : CLOCK_TIME.format(time);
    }

    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.SIMPLIFIED_CHINESE);
    }
}
