package org.peixun.delivery;

import java.util.Arrays;
import java.util.Optional;

/** A cell of the attendance sheet. */
enum Mark {
    PRESENT("出勤", "√", "✓", "1"),
    LEAVE("请假", "△"),
    ABSENT("缺勤", "×", "x", "0");

    static final String ACCEPTED = "填“出勤”（或√）、“请假”（或△）、“缺勤”（或×）；还没有上的课留空。";

    private final String label;
    private final String[] signs;

    Mark(String label, String... signs) {
        this.label = label;
        this.signs = signs;
    }

    String label() {
        return label;
    }

    /** 第2次课缺勤 */
    String of(int session) {
        return "第" + session + "次课" + label;
    }

    static Optional<Mark> read(String typed) {
        return Arrays.stream(values())
                .filter(mark -> mark.label.equals(typed) || Arrays.asList(mark.signs).contains(typed.toLowerCase())).findFirst();
    }
}
