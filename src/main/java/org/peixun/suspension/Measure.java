package org.peixun.suspension;

/** How an institution is dealt with, from light to grave; the policy's keys end in the label (domain.md §6.3). */
public enum Measure {
    TALK("约谈"),
    LETTER("整改函"),
    CIRCULAR("通报"),
    TERMINATION("解除协议");

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    String rectifyKey() {
        return "suspension.rectifyWorkdays." + label;
    }

    String banKey() {
        return "suspension.banMonths." + label;
    }
}
