package org.peixun.employment;

import java.util.Arrays;
import java.util.Optional;

/** 就业状况 of a graduate. */
enum Status {
    EMPLOYED("已就业"),
    SELF_EMPLOYED("已创业"),
    NOT_EMPLOYED("未就业"),
    UNKNOWN("未取得联系");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean working() {
        return this == EMPLOYED || this == SELF_EMPLOYED;
    }

    static Optional<Status> read(String typed) {
        return Arrays.stream(values()).filter(each -> each.label.equals(typed)).findFirst();
    }
}
