package org.peixun.worklist;

import java.util.Map;
import java.util.Objects;
import org.peixun.form.Forms;
import org.springframework.stereotype.Component;

/** What a decision is called: the label of its option in the step's form. */
@Component
class Outcomes {

    private final Forms forms;

    Outcomes(Forms forms) {
        this.forms = forms;
    }

    /** e.g. 退回补正; 已办结 when the form offers no such choice. */
    String label(WorkItem item) {
        if (item.outcome() == null) {
            return "已取消";
        }
        try {
            return forms.form(item.caseType() + "_" + item.stepKey()).fields().stream().map(Forms.Field::options)
                    .filter(Objects::nonNull).map((Map<String, String> options) -> options.get(item.outcome()))
                    .filter(Objects::nonNull).findFirst().orElse("已办结");
        } catch (IllegalArgumentException noSuchForm) {
            // a step of an older model that has no form any more
            return "已办结";
        }
    }
}
