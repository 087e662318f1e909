package org.peixun.delivery;

import java.util.Arrays;
import org.peixun.classfiling.RegisteredClass;

/** 评价方式: the four of clause 5, and the training body's own exam of clause 10. */
enum ExamRoute {
    APPRAISAL("职业技能考核鉴定"),
    ENTERPRISE("企业技能人才自主评价"),
    SOCIAL("社会培训评价组织职业技能等级认定"),
    SPECIAL("专项职业能力考核"),
    OWN("合格证考试（自行命题）");

    private final String label;

    /** The route of the filing in force; it decides, whatever is arranged (clauses 5, 10). */
    static ExamRoute of(RegisteredClass registered) {
        return registered.exam().own() ? OWN : Arrays.stream(values())
                .filter(each -> each.label.equals(registered.exam().route())).findFirst()
                .orElseThrow(() -> new IllegalStateException(registered.number() + ": no route " + registered.exam().route()));
    }

    ExamRoute(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
