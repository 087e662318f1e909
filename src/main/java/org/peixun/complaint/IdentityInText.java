package org.peixun.complaint;

import java.util.regex.Pattern;
import org.peixun.shared.CitizenId;

/** Identity numbers in what people write: eighteen signs, in groups or not, whose date and check digit are right. */
final class IdentityInText {

    private static final String DIGIT = "[0-9０-９]";
    private static final Pattern SHAPE = Pattern.compile("(?<!" + DIGIT + ")" + DIGIT + "(?:[\\s\\p{Z}\\p{Pd}]?" + DIGIT + "){16}[\\s\\p{Z}\\p{Pd}]?[0-9０-９XxＸｘ](?!" + DIGIT + ")");

    private IdentityInText() {}

    static String hidden(String text, String instead) {
        return SHAPE.matcher(text).replaceAll(found -> CitizenId.parse(found.group().replaceAll("\\p{Pd}", "")).ok() ? instead : "$0");
    }
}
