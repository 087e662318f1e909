package org.peixun.delivery;

import java.util.Arrays;
import java.util.Optional;

/** 结论 of a trainee's exam; who did not come has not failed it. */
enum ExamOutcome {
    PASSED("合格"),
    FAILED("不合格"),
    ABSENT("缺考");

    private final String label;

    ExamOutcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<ExamOutcome> labelled(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }
}
