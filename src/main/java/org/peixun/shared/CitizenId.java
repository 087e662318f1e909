package org.peixun.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;

/**
 * A citizen's identity number (公民身份号码, GB 11643-1999): region 6, birth date 8, sequence 3, check digit. The
 * residence permits of Hong Kong, Macao and Taiwan residents (81/82/83…) have the same form.
 *
 * <p>The region is never compared with a list of codes: people keep the code of the place as it was when they were
 * registered (茌平县 371523, 聊城地区 3725xx).
 *
 * <p>{@link #toString()} is masked, so that a number gets into no log by accident.
 */
public record CitizenId(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int EARLIEST_BIRTH_YEAR = 1900;

    /** @throws IllegalArgumentException when it is not a valid number; for typed text use {@link #parse} */
    public CitizenId {
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Reads typed text; lower-case x, full-width digits and spaces are put right, everything else is explained. */
    public static Parsed<CitizenId> parse(String text) {
        try {
            return Parsed.of(new CitizenId(Typed.normalised(text)));
        } catch (IllegalArgumentException fault) {
            return Parsed.refused(fault.getMessage());
        }
    }

    /** As {@link #parse(String)}; a birth date after {@code today} is refused too. */
    public static Parsed<CitizenId> parse(String text, LocalDate today) {
        Parsed<CitizenId> parsed = parse(text);
        return parsed.ok() && parsed.value().birthDate().isAfter(today)
                ? Parsed.refused("身份证号中的出生日期晚于今天，请核对第7至14位。")
                : parsed;
    }

    public LocalDate birthDate() {
        return birthDate(value);
    }

    public boolean male() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** Full years on that day: a year more from the birthday on. */
    public int ageOn(LocalDate date) {
        return Period.between(birthDate(), date).getYears();
    }

    /** 371502********123X */
    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    /** The digit that belongs after the first 17. */
    static char checkDigit(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    private static String fault(String number) {
        if (number == null || number.isEmpty()) {
            return "身份证号不能为空，请填写18位公民身份号码。";
        }
        if (number.length() == 15 && Typed.isAllDigits(number)) {
            return "15位的旧身份证号已停止使用，请填写第二代居民身份证上的18位号码。";
        }
        if (number.length() != 18) {
            return "身份证号应为18位，现为" + number.length() + "位，请对照证件核对。";
        }
        if (!Typed.isAllDigits(number, 17) || CHECK_DIGITS.indexOf(number.charAt(17)) < 0) {
            return "身份证号前17位应为数字，最后一位应为数字或X，请对照证件核对。";
        }
        try {
            if (birthDate(number).getYear() < EARLIEST_BIRTH_YEAR) {
                return "身份证号中的出生日期早于1900年，请核对第7至14位。";
            }
        } catch (DateTimeException e) {
            return "身份证号第7至14位不是真实存在的日期，请对照证件核对。";
        }
        if (checkDigit(number) != number.charAt(17)) {
            return "身份证号校验码不符，可能有一位抄错或两位颠倒，请对照证件逐位核对。";
        }
        return null;
    }

    private static LocalDate birthDate(String number) {
        return LocalDate.of(Integer.parseInt(number, 6, 10, 10), Integer.parseInt(number, 10, 12, 10), Integer.parseInt(number, 12, 14, 10));
    }
}
