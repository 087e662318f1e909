package org.peixun.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.shared.Problem;

/** The forms of all user tasks, by id ({@code classFiling_reviewFiling}). */
public interface Forms {

    /** @throws IllegalArgumentException for an unknown id */
    Form form(String formId);

    /**
     * @param id form id, {@code <caseType>_<stepKey>}
     * @param fields inputs in order; texts and headings are fields of type {@code text} without a key
     */
    record Form(String id, List<Field> fields) {

        public Form {
            fields = List.copyOf(fields);
        }

        /** Without some of its fields, and with more under others. @param left keys @param hints key → sentence, put before the field's own */
        public Form fitted(Set<String> left, Map<String, String> hints) {
            return new Form(id, fields.stream().filter(field -> field.key() == null || !left.contains(field.key()))
                    .map(field -> field.key() == null ? field : field.hinted(hints.get(field.key()))).toList());
        }

        /** Everything wrong with the values, in the order of the form; empty when they may be handed in. Unknown keys are a problem too. */
        public List<Problem> check(Map<String, Object> values) {
            return FormCheck.check(this, values);
        }

        /**
         * The values of a browser's form: what is not a field of this form (command id, CSRF token) is left out, empty
         * inputs too.
         *
         * @param parameters name → values as sent
         * @return key → String, Boolean (checkbox) or {@code List<String>} (checklist), as {@link #check} wants them
         */
        public Map<String, Object> read(Map<String, String[]> parameters) {
            return FormInput.read(this, parameters);
        }

        /** As {@link #read}, with {@code null} for each field that was sent empty. */
        public Map<String, Object> typed(Map<String, String[]> parameters) {
            return FormInput.typed(this, parameters);
        }

        /** What was typed and chosen, as the form calls it: “审核结论：提请审批”, so that it can be copied. */
        public List<String> inWords(Map<String, Object> values) {
            return FormInput.inWords(this, values);
        }

        /** The fields with what {@code form/fields.html} shows: values typed before and what is wrong with them; both may be {@code null}. */
        public List<FieldView> views(Map<String, Object> values, List<Problem> problems, String within) {
            return fields.stream()
                    .map(field -> FieldView.of(this, field, values == null ? Map.of() : values, problems == null ? List.of() : problems, within == null ? "" : within))
                    .toList();
        }
    }

    /**
     * @param type text, textfield, textarea, number, checkbox, radio, select, checklist
     * @param key name of the input, {@code null} for text
     * @param label of a text: the text itself
     * @param required must have a value when shown
     * @param maxLength longest text in characters, or {@code null}
     * @param options value → label in order, for radio, select, checklist
     * @param shownWhen key and values of another field of which one must be chosen for this one to be shown, or {@code null}
     * @param requiredWhen the same for having to have a value, or {@code null}; form-js has no such rule, so it stands in
     *     the component's {@code properties.requiredWhen} ({@code decision=return,refuse}) and the server alone holds it
     */
    record Field(
            String type, String key, String label, String description, boolean required, Integer minLength,
            Integer maxLength, Map<String, String> options, Condition shownWhen, Condition requiredWhen) {

        private Field hinted(String hint) {
            return hint == null ? this : new Field(type, key, label, description == null ? hint : hint + description, required, minLength,
                    maxLength, options, shownWhen, requiredWhen);
        }
    }

    /** form-js {@code conditional.hide} of the one shape that we write: hidden unless {@code key} has one of {@code values}. */
    record Condition(String key, List<String> values) {

        public Condition {
            values = List.copyOf(values);
        }

        boolean holds(Map<String, Object> given) {
            return given.get(key) instanceof String value && values.contains(value);
        }
    }
}
