package org.peixun.form;

import java.util.List;
import java.util.Map;
import org.peixun.shared.Problem;

final class FormCheck {

    private FormCheck() {}

    static List<Problem> check(Forms.Form form, Map<String, Object> values) {
        throw new IllegalStateException("written with the form reader");
    }
}
