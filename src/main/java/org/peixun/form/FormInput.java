package org.peixun.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a browser sends, as values of a form. */
final class FormInput {

    private FormInput() {}

    static Map<String, Object> read(Forms.Form form, Map<String, String[]> parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Forms.Field field : form.fields()) {
            List<String> sent = sent(parameters, field.key());
            if (!sent.isEmpty()) {
                values.put(field.key(), value(field, sent));
            }
        }
        return values;
    }

    private static List<String> sent(Map<String, String[]> parameters, String key) {
        String[] sent = key == null ? null : parameters.get(key);
        return sent == null ? List.of() : Arrays.stream(sent).filter(text -> !text.isBlank()).toList();
    }

    private static Object value(Forms.Field field, List<String> sent) {
        return switch (field.type()) {
            case "checklist" -> sent;
            case "checkbox" -> Boolean.TRUE;
            // browsers send a line end as two characters, people and the limits count one
            // a name sent twice is no choice of the person's: kept whole, so that the check refuses it
            default -> sent.size() == 1 ? sent.get(0).replace("\r\n", "\n") : sent;
        };
    }
}
