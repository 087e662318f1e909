package org.peixun.shared;

/** Texts in characters as people and the database count them: 𠮷 is one, and is never cut in half. */
public final class Chars {

    private Chars() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first {@code most} characters. */
    public static String first(String text, int most) {
        return count(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** The first characters that take {@code units} of UTF-16 at most, as spreadsheets count. */
    public static String fitting(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(units - 1)) ? units - 1 : units);
    }

    /** As an input method in full-width mode types numbers, dates and times: ０８：３０ is 08:30. */
    public static String halfWidth(String text) {
        return text.codePoints().map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** One line with single spaces and nothing invisible: what looks the same is the same. Half a character is an unreadable one. */
    public static String line(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                line.append('\uFFFD');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                line.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString().replaceAll(" {2,}", " ").strip();
    }

    /** As {@link #first}, with … when there is more: what was typed, repeated in a sentence about it. */
    public static String shortened(String text, int most) {
        return count(text) <= most ? text : first(text, most) + "…";
    }
}
