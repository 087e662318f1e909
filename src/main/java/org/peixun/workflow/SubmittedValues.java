package org.peixun.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.peixun.shared.RequestRefused;

/** Values as people sent them, freed from the engine's types: String, Boolean, Number, {@code List<String>}. */
final class SubmittedValues {

    private SubmittedValues() {}

    static Map<String, Object> plain(Map<String, Object> submitted) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (submitted != null) {
            submitted.forEach((key, value) -> put(values, key, value instanceof TypedValue t ? t.getValue() : value));
        }
        return values;
    }

    private static void put(Map<String, Object> values, String key, Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            values.put(key, value);
        } else if (value instanceof Iterable<?> items) {
            List<String> texts = new ArrayList<>();
            items.forEach(item -> texts.add(String.valueOf(item)));
            values.put(key, texts);
        } else {
            throw RequestRefused.badInput("“" + key + "”的内容类型不被接受。只接受文字、数字、是否和多项选择。");
        }
    }
}
