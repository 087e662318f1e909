package org.peixun.roster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peixun.shared.Chars;

/**
 * Text as it stands in cells, put in order. Not by Unicode normalisation: that would change rare characters of names
 * into others (the compatibility ideographs).
 */
final class Text {

    private static final Pattern EXCEL_ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final String IDEOGRAPH = "[\\p{IsHan}\\x{E000}-\\x{F8FF}\\x{F0000}-\\x{10FFFD}]";
    private static final Pattern SPACE_BETWEEN_IDEOGRAPHS =
            Pattern.compile("(?<=" + IDEOGRAPH + "|·) +(?=" + IDEOGRAPH + "|·)");
    private static final Pattern MIDDLE_DOTS = Pattern.compile("[•・‧∙⋅᛫．‧●]");

    private Text() {}

    /** One line, half-width letters and digits, single spaces, nothing invisible; half a character is an unreadable one. */
    static String clean(String raw) {
        if (isClean(raw)) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        unescaped(raw).codePoints().map(Text::halfWidth).forEach(text::appendCodePoint);
        return Chars.line(text.toString());
    }

    /** As nearly every name: the unified ideographs of the first block alone. */
    static boolean isIdeographs(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isIdeograph(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdeograph(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /** Nearly every cell: unified ideographs and visible ASCII, no space and no escape among them. */
    private static boolean isClean(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean plain = c > ' ' && c < 0x7F && c != '_' || isIdeograph(c);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** 张　三 is 张三, 阿依古丽•买买提 has the one middle dot · of GB/T 2312 names. */
    static String name(String raw) {
        if (isClean(raw)) {
            return raw;
        }
        String dotted = MIDDLE_DOTS.matcher(clean(raw)).replaceAll("·");
        return SPACE_BETWEEN_IDEOGRAPHS.matcher(dotted).replaceAll("");
    }

    static String withoutSpaces(String raw) {
        return clean(raw).replace(" ", "");
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Letters and digits only: full-width brackets belong to the names of enterprises. */
    private static int halfWidth(int c) {
        boolean digit = c >= 0xFF10 && c <= 0xFF19;
        boolean letter = c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A;
        return digit || letter ? c - 0xFEE0 : c;
    }

    /** Excel writes control characters as {@code _x000D_}. */
    private static String unescaped(String raw) {
        if (raw.indexOf("_x") < 0) {
            return raw;
        }
        Matcher escape = EXCEL_ESCAPE.matcher(raw);
        return escape.replaceAll(found ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
