package org.peixun.suspension;

import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;

/** What a person has to write beside the steps. */
final class Written {

    private static final int LONGEST = 500;

    private Written() {}

    /** At most 500 characters. @param field id of the input on the page @return without blanks around it @throws RequestRefused 400 naming the field */
    static String required(String field, String label, String text) {
        return required(field, label, text, LONGEST);
    }

    static String required(String field, String label, String text, int longest) {
        if (text == null || text.isBlank() || Chars.count(text.strip()) > longest) {
            throw RequestRefused.badInput(field, label + "：请填写1至" + longest + "个字。");
        }
        return text.strip();
    }
}
