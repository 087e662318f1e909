package org.peixun.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them, 9:30 and ９：３０, and with a day as {@link TypedDay} reads it. {@code null} = cannot be read */
public final class TypedTime {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2})?");
    private static final Pattern MOMENT = Pattern.compile("([^\\s　T]+?)(?:[\\s　T]+|(?<=日))(\\S+)");

    private TypedTime() {}

    public static LocalTime time(String typed) {
        try {
            Matcher time = TIME.matcher(typed == null ? "" : Chars.halfWidth(typed.strip()));
            return time.matches() ? LocalTime.of(number(time, 1), number(time, 2)) : null;
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    /** A day and a time. */
    public static LocalDateTime moment(String typed) {
        Matcher moment = MOMENT.matcher(typed == null ? "" : typed.strip());
        LocalDate day = moment.matches() ? TypedDay.read(moment.group(1)) : null;
        LocalTime time = day == null ? null : time(moment.group(2));
        return time == null ? null : day.atTime(time);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
