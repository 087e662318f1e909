package org.peixun.workflow;

import java.math.BigDecimal;
import java.util.List;
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

    /** What the form has under {@code opinion}, as it is kept; empty when nothing was written. */
    public String opinion() {
        String opinion = text("opinion");
        return opinion == null ? "" : opinion.strip();
    }

    /** The whole number of a field, or {@code null} when it is empty, no number or has a fraction. */
    public Integer whole(String key) {
        try {
            return text(key) == null ? null : new BigDecimal(text(key).strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return null;
        }
    }

    /** Empty as well where the webapps' REST says outright that nothing was chosen ({@code null}). */
    @SuppressWarnings("unchecked")
    public List<String> texts(String key) {
        return values.get(key) instanceof List<?> chosen ? (List<String>) chosen : List.of();
    }
}
