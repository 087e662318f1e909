package org.peixun.suspension;

import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;

/** What a person has to write beside the steps. */
final class Written {

    private static final int LONGEST = 500;

    private Written() {}

    /** At most 500 characters. @param field id of the input on the page @return without blanks around it @throws RequestRefused 400 naming the field */
    static String required(String field, String label, String text) {
        if (text == null || text.isBlank() || Chars.count(text.strip()) > LONGEST) {
            throw RequestRefused.badInput(field, label + "：请填写1至" + LONGEST + "个字。");
        }
        return text.strip();
    }
}
