package org.peixun.complaint;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Telephone numbers in what people write: found by their digits, half or full width, whatever stands between these. */
final class PhoneInText {

    private static final String BETWEEN = "[\\s\\p{Z}\\p{Cf}\\p{Pd}.·_()（）]{0,3}";
    private static final String DIGIT = "[0-9０-９]";
    private static final String FIRST = "(?<!" + DIGIT + ")";
    private static final String LAST = "(?!" + DIGIT + ")";

    /** Anybody's mobile number, in the usual groups of 3, 4 and 4. */
    static final Pattern MOBILE = Pattern.compile(FIRST + "(?:[+＋]?" + spelled("86") + BETWEEN + ")?[1１][3-9３-９]" + DIGIT
            + BETWEEN + DIGIT + "{4}" + BETWEEN + DIGIT + "{4}" + LAST);

    private PhoneInText() {}

    /** This one, in any groups. @param phone e.g. 0635-1234567: a land line is known in its county without the area code too */
    static Pattern of(String phone) {
        int dash = phone.indexOf('-');
        String whole = spelled(phone.replaceAll("\\D", ""));
        return Pattern.compile(dash < 0 ? whole : whole + "|" + FIRST + spelled(phone.substring(dash + 1)) + LAST);
    }

    private static String spelled(String digits) {
        return digits.chars().mapToObj(digit -> "[" + (char) digit + (char) (digit - '0' + '０') + "]").collect(Collectors.joining(BETWEEN));
    }
}
