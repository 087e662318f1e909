package org.peixun.delivery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** 检查结论; the form's options are the same. */
enum InspectionVerdict {
    PASSED("合格"),
    FAILED("不合格"),
    RECTIFY("责令整改");

    private final String label;

    InspectionVerdict(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<InspectionVerdict> of(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** By name, for choosing. @param ordering whether something can be ordered to be put right now */
    static Map<String, String> options(boolean ordering) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(values()).filter(each -> ordering || each != RECTIFY).forEach(each -> options.put(each.name(), each.label));
        return options;
    }
}
