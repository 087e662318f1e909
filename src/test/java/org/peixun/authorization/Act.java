package org.peixun.authorization;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that somebody does with a case.
 *
 * @param label as officials call it
 * @param route as {@link Route#name()} has it; its action says whose it is
 * @param values for the variables of the path and as fields of the form, beside those of the case
 */
record Act(String label, String route, Map<String, String> values) {

    static Act of(String label, String route, String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new Act(label, route, values);
    }
}
