package org.peixun.complaint;

import java.util.Arrays;
import java.util.Optional;

/** Where a complaint comes from (clause 12). */
public enum Source {
    INSPECTION("日常检查", ClockKind.SUPERVISION, false),
    CALLBACK("电话回访", ClockKind.SUPERVISION, false),
    HOTLINE("市民热线", ClockKind.HOTLINE, true),
    REPORT("自行举报", ClockKind.SUPERVISION, false),
    PETITION("信访转送", ClockKind.PETITION, true);

    private final String label;
    private final ClockKind clock;
    private final boolean returnable;

    Source(String label, ClockKind clock, boolean returnable) {
        this.label = label;
        this.clock = clock;
        this.returnable = returnable;
    }

    public String label() {
        return label;
    }

    ClockKind clock() {
        return clock;
    }

    /** Whether we found it ourselves, so that there may be nobody who complained. */
    boolean ownFinding() {
        return this == INSPECTION || this == CALLBACK;
    }

    /** Whether somebody else passed it on to us and takes it back. */
    boolean returnable() {
        return returnable;
    }

    static Optional<Source> of(String typed) {
        return Arrays.stream(values()).filter(one -> one.name().equals(typed) || one.label.equals(typed)).findFirst();
    }
}
