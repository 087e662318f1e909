package org.peixun.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it and as other programs write it into a worksheet; which days make sense is for the reader to say. */
public final class TypedDay {

    /** 2026-05-20, 2026/5/20, 2026.5.20, 2026年5月20日, 20260520; an export of another system adds the time. A browser's own field takes years of six digits. */
    private static final Pattern DAY = Pattern.compile("(?:(\\d{4,6}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?日?|(\\d{4})(\\d{2})(\\d{2}))"
            + "(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?");
    private static final int ISO_LENGTH = "2026-05-20".length();

    private TypedDay() {}

    /** @return {@code null} for what is no day */
    public static LocalDate read(String typed) {
        if (typed == null) {
            return null;
        }
        Matcher day = DAY.matcher(isIso(typed) ? typed : plain(typed));
        if (!day.matches()) {
            return null;
        }
        int first = day.group(1) == null ? 4 : 1;
        try {
            return LocalDate.of(number(day.group(first)), number(day.group(first + 1)), number(day.group(first + 2)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** As our own pages write it, each lesson has one. */
    private static boolean isIso(String typed) {
        return typed.length() == ISO_LENGTH && typed.charAt(4) == '-';
    }

    private static String plain(String typed) {
        return Chars.line(Chars.halfWidth(typed));
    }
}
