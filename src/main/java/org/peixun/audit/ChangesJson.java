package org.peixun.audit;

import java.util.List;
import org.peixun.audit.AuditLog.FieldChange;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code [[field, before, after], …]}: an array keeps its order in jsonb, an object would not. */
final class ChangesJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<List<String>>> TRIPLES = new TypeReference<>() {};

    private ChangesJson() {}

    static String write(List<FieldChange> changes) {
        return JSON.writeValueAsString(changes.stream()
                .map(change -> new String[] {change.field(), change.before(), change.after()})
                .toList());
    }

    /** For the verification: what is in no form we write has been changed, and no hash fits it. */
    static List<FieldChange> asItStands(String json) {
        try {
            return read(json);
        } catch (JacksonException | IndexOutOfBoundsException | NullPointerException e) {
            return List.of(new FieldChange(json, null, null));
        }
    }

    static List<FieldChange> read(String json) {
        return JSON.readValue(json, TRIPLES).stream()
                .map(triple -> new FieldChange(triple.get(0), triple.get(1), triple.get(2)))
                .toList();
    }
}
