package org.peixun.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    static Map<String, Object> typed(Forms.Form form, Map<String, String[]> parameters) {
        Map<String, Object> values = read(form, parameters);
        form.fields().stream().map(Forms.Field::key).filter(key -> key != null && parameters.containsKey(key))
                .forEach(key -> values.putIfAbsent(key, null));
        return values;
    }

    static List<String> inWords(Forms.Form form, Map<String, Object> values) {
        return form.fields().stream().filter(field -> field.key() != null && values.containsKey(field.key()))
                .map(field -> field.label() + "：" + inWords(field, values.get(field.key()))).toList();
    }

    private static String inWords(Forms.Field field, Object value) {
        if (value instanceof Boolean) {
            return "是";
        }
        List<?> chosen = value instanceof List<?> several ? several : List.of(value);
        return chosen.stream().map(Object::toString).map(each -> field.options().getOrDefault(each, each))
                .collect(Collectors.joining("、"));
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
