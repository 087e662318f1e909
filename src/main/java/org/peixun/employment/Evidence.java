package org.peixun.employment;

import java.util.Arrays;
import java.util.Optional;

/** 凭据: on what the institution rests that somebody works. */
enum Evidence {
    INSURANCE("社保"),
    CONTRACT("合同"),
    DECLARED("自主申报"),
    PHONE("电话核实");

    private final String label;

    Evidence(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<Evidence> read(String typed) {
        return Arrays.stream(values()).filter(each -> each.label.equals(typed)).findFirst();
    }
}
