package org.peixun.form;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.shared.Problem;

/**
 * A field as a page shows it.
 *
 * @param value typed before, or {@code null}
 * @param problems sentences under the field
 * @param within begins its id where several forms are on a page, or empty
 * @param rule when it is to be filled in, e.g. 必填, 选择“退回补正”时填写, or {@code null}
 */
public record FieldView(Forms.Field field, Object value, List<String> problems, String rule, String within) {

    static FieldView of(Forms.Form form, Forms.Field field, Map<String, Object> values, List<Problem> problems, String within) {
        List<String> sentences = problems.stream()
                .filter(problem -> field.key() != null && field.key().equals(problem.field()))
                .map(Problem::message)
                .toList();
        return new FieldView(field, field.key() == null ? null : values.get(field.key()), sentences, rule(form, field), within);
    }

    private static String rule(Forms.Form form, Forms.Field field) {
        if (field.shownWhen() != null) {
            return "选择" + Words.of(form, field.shownWhen()) + "时" + (field.required() ? "必填" : "填写");
        }
        if (field.requiredWhen() != null) {
            return "选择" + Words.of(form, field.requiredWhen()) + "时必填";
        }
        return field.required() ? "必填" : null;
    }

    public String id() {
        return "field-" + within + field.key();
    }

    public String errorId() {
        return id() + "-error";
    }

    public String hintId() {
        return id() + "-hint";
    }

    public boolean wrong() {
        return !problems.isEmpty();
    }

    /** Ids of error and hint for {@code aria-describedby}, or {@code null}. */
    public String describedBy() {
        String ids = Stream.of(wrong() ? errorId() : null, field.description() == null ? null : hintId())
                .filter(id -> id != null)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    public boolean chosen(String option) {
        return value instanceof Collection<?> many ? many.contains(option) : option.equals(value);
    }

    public boolean ticked() {
        return Boolean.TRUE.equals(value);
    }

    /** {@code decision=return,refuse} for the script that hides and shows, or {@code null}. */
    public String shownWhen() {
        return data(field.shownWhen());
    }

    public String requiredWhen() {
        return field.shownWhen() != null && field.required() ? shownWhen() : data(field.requiredWhen());
    }

    /** Whether the browser may insist on a value by itself, whatever else is chosen. */
    public boolean alwaysRequired() {
        return field.required() && field.shownWhen() == null;
    }

    private static String data(Forms.Condition condition) {
        return condition == null ? null : condition.key() + "=" + String.join(",", condition.values());
    }
}
