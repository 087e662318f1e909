package org.peixun.workflow;

import java.util.Map;
import org.peixun.identity.Actor;

/**
 * A user task handed in, whichever way it came: our page, Tasklist, the webapps' REST. The values have passed the
 * task's form.
 *
 * @param values form key → String, Boolean, Number or {@code List<String>}
 */
public record TaskSubmission(String taskId, String caseNumber, String stepKey, Actor actor, Map<String, Object> values) {

    public String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    @SuppressWarnings("unchecked")
    public java.util.List<String> texts(String key) {
        return (java.util.List<String>) values.getOrDefault(key, java.util.List.of());
    }
}
