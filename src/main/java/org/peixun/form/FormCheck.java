package org.peixun.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.shared.Problem;

/** The rules of a form, held on the server whichever way the values came in. */
final class FormCheck {

    private final Forms.Form form;
    private final Map<String, Object> values;

    private FormCheck(Forms.Form form, Map<String, Object> values) {
        this.form = form;
        this.values = values;
    }

    static List<Problem> check(Forms.Form form, Map<String, Object> values) {
        return new FormCheck(form, values).problems();
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        form.fields().stream()
                .filter(field -> field.key() != null)
                .forEach(field -> problem(field).ifPresent(sentence -> problems.add(new Problem(field.key(), sentence))));
        unknownKeys().forEach(key -> problems.add(new Problem(key, "表单中没有“" + key + "”这一项，请去掉后重新提交。")));
        return problems;
    }

    private Stream<String> unknownKeys() {
        Set<String> known = form.fields().stream().map(Forms.Field::key).collect(Collectors.toSet());
        return values.keySet().stream().filter(key -> !known.contains(key)).sorted();
    }

    private Optional<String> problem(Forms.Field field) {
        Object value = values.get(field.key());
        boolean shown = field.shownWhen() == null || field.shownWhen().holds(values);
        if (isEmpty(value)) {
            return shown ? missing(field) : Optional.empty();
        }
        if (!shown) {
            return Optional.of("只有选择" + words(field.shownWhen()) + "时才填写“" + field.label() + "”，请清空该项后重新提交。");
        }
        return FieldCheck.problem(field, value);
    }

    private Optional<String> missing(Forms.Field field) {
        if (field.required()) {
            return Optional.of(FieldCheck.missing(field));
        }
        if (field.requiredWhen() != null && field.requiredWhen().holds(values)) {
            return Optional.of("选择" + words(new Forms.Condition(
                            field.requiredWhen().key(), List.of((String) values.get(field.requiredWhen().key()))))
                    + "时必须填写“" + field.label() + "”，请填写后重新提交。");
        }
        return Optional.empty();
    }

    private String words(Forms.Condition condition) {
        return Words.of(form, condition);
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> many && many.isEmpty()
                || Boolean.FALSE.equals(value);
    }
}
