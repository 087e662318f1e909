package org.peixun.shared;

import java.util.regex.Pattern;

/**
 * A telephone number: mobile (11 digits) or land line with area code ({@code 0635-1234567}). {@link #toString()} is
 * masked.
 */
public record Phone(String value) {

    private static final int MOBILE_DIGITS = 11;
    private static final Pattern LAND_LINE = Pattern.compile("0\\d{2,3}-\\d{7,8}");
    private static final Pattern LAND_LINE_WITHOUT_DASH = Pattern.compile("(010|02\\d|0[3-9]\\d{2})(\\d{7,8})");

    /** @throws IllegalArgumentException when it is not a valid number; for typed text use {@link #parse} */
    public Phone {
        if (value == null || !isMobile(value) && !LAND_LINE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a telephone number");
        }
    }

    /** Reads a mobile number or a land line; {@code 06351234567} becomes {@code 0635-1234567}. */
    public static Parsed<Phone> parse(String text) {
        String number = Typed.normalised(text);
        if (number.isEmpty()) {
            return Parsed.refused("联系电话不能为空，请填写11位手机号码，或者带区号的固定电话，例如0635-1234567。");
        }
        if (number.startsWith("+86")) {
            number = number.substring(3);
        }
        String digits = number.replace("-", "");
        if (isMobile(digits)) {
            return Parsed.of(new Phone(digits));
        }
        var landLine = LAND_LINE_WITHOUT_DASH.matcher(digits);
        return landLine.matches()
                ? Parsed.of(new Phone(landLine.group(1) + "-" + landLine.group(2)))
                : Parsed.refused("联系电话无法识别，请填写11位手机号码，或者带区号的固定电话，例如0635-1234567。");
    }

    public boolean mobile() {
        return isMobile(value);
    }

    private static boolean isMobile(String text) {
        return text.length() == MOBILE_DIGITS && Typed.isAllDigits(text) && text.charAt(0) == '1' && text.charAt(1) >= '3';
    }

    /** 138****1234, 0635-***1234 */
    public String masked() {
        return mobile()
                ? value.substring(0, 3) + "****" + value.substring(7)
                : value.substring(0, value.indexOf('-') + 1) + "***" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }
}
