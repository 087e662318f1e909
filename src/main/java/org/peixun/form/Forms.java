package org.peixun.form;

import java.util.List;
import java.util.Map;
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

        /** Everything wrong with the values, worst first in the order of the form; empty when they may be handed in. Unknown keys are a problem too. */
        public List<Problem> check(Map<String, Object> values) {
            return FormCheck.check(this, values);
        }
    }

    /**
     * @param type text, textfield, textarea, number, checkbox, radio, select, checklist
     * @param key name of the input, {@code null} for text
     * @param required must have a value when shown
     * @param maxLength longest text in characters, or {@code null}
     * @param options value → label in order, for radio, select, checklist
     * @param shownWhen key and value of another field that must be chosen for this one to be shown, or {@code null}
     */
    record Field(
            String type, String key, String label, String description, boolean required, Integer minLength,
            Integer maxLength, Map<String, String> options, Condition shownWhen) {}

    /** form-js {@code conditional.hide} of the one shape that we write: hidden unless {@code key} has one of {@code values}. */
    record Condition(String key, List<String> values) {}
}
