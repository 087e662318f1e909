package org.peixun.complaint;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name in what people write: forms have 张　三 with a blank for two characters, and the dot of 买买提·艾力 has many shapes. */
final class NameInText {

    private static final String APART = "\\s\\p{Z}\\p{Cf}·•‧・.．";
    private static final String BETWEEN = "[" + APART + "]{0,3}";
    private static final int SHORTEST = 2;
    /** No name that was accepted is longer; looking for a longer text could exhaust the stack. */
    private static final int LONGEST = 60;

    private NameInText() {}

    /** @return {@code null} for what is too short to be told from any other word, or no name */
    static Pattern of(String name) {
        String letters = name == null ? "" : name.replaceAll("[" + APART + "]", "");
        return letters.length() < SHORTEST || letters.length() > LONGEST ? null : Pattern.compile(
                letters.codePoints().mapToObj(letter -> Pattern.quote(Character.toString(letter))).collect(Collectors.joining(BETWEEN)));
    }
}
