package org.peixun.shared;

/** Numbers as people type or paste them: full-width characters, spaces and an Excel apostrophe are not mistakes. */
final class Typed {

    private Typed() {}

    /** Half-width, upper case, without spaces and without a leading apostrophe; {@code ""} for {@code null}. */
    static String normalised(String text) {
        if (text == null) {
            return "";
        }
        if (isNormal(text)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        text.codePoints()
                .map(Typed::halfWidth)
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isInvisible(c))
                .map(Character::toUpperCase)
                .forEach(result::appendCodePoint);
        return !result.isEmpty() && result.charAt(0) == '\'' ? result.substring(1) : result.toString();
    }

    /** As nearly every number is typed. */
    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static int halfWidth(int c) {
        return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    }

    /** Zero-width characters and the byte-order mark, which copies from web pages bring along. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT;
    }

    /** The first so many characters. */
    static boolean isAllDigits(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return length > 0;
    }

    static boolean isAllDigits(String text) {
        return isAllDigits(text, text.length());
    }
}
