package org.peixun.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.peixun.shared.Zone;

/** Days, numbers and sentences as official letters write them. */
public final class Wording {

    private static final String DIGITS = "零一二三四五六七八九";

    private Wording() {}

    /** 2026年5月6日 */
    public static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    public static String day(Instant time) {
        return day(LocalDate.ofInstant(time, Zone.CHINA));
    }

    /** 2026年5月6日17时30分 */
    public static String moment(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, Zone.CHINA);
        return "%s%d时%02d分".formatted(day(local.toLocalDate()), local.getHour(), local.getMinute());
    }

    /** 一, 十, 二十三 @param number 1 to 99 */
    public static String ordinal(int number) {
        int tens = number / 10;
        int ones = number % 10;
        String head = tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十";
        return ones == 0 && tens > 0 ? head : head + DIGITS.charAt(ones);
    }

    /** The text ends as a sentence does; nothing stays nothing. */
    public static String sentence(String text) {
        String plain = text == null ? "" : text.strip();
        return plain.isEmpty() || plain.matches("(?s).*[。；？.]$") ? plain : plain + "。";
    }
}
