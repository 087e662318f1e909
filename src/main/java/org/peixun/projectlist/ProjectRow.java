package org.peixun.projectlist;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.peixun.shared.Json;

/**
 * A project as somebody typed it, right or wrong.
 *
 * @param key stays with the project while it is edited, e.g. {@code p3}
 * @param values field key → text
 */
public record ProjectRow(String key, Map<String, String> values) {

    public ProjectRow {
        values = Map.copyOf(values);
    }

    public String value(ProjectField field) {
        return values.getOrDefault(field.key(), "");
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** For a sentence: a dash where nothing is filled in yet. */
    public String shown(String field) {
        return value(field).isBlank() ? "—" : value(field);
    }

    /** What stands in the project, in short: a page says by it over what it writes. */
    public String mark() {
        var there = Arrays.stream(ProjectField.values()).map(this::value).toList();
        return UUID.nameUUIDFromBytes(Json.write(there).getBytes(StandardCharsets.UTF_8)).toString();
    }

    public ProjectRow with(Map<String, String> typed) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        typed.forEach((field, text) -> {
            if (ProjectField.byKey(field).isPresent()) {
                merged.put(field, text);
            }
        });
        return new ProjectRow(key, merged);
    }
}
