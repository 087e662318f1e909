package org.peixun.suspension;

/** How an institution is dealt with, from light to grave; the policy's keys end in the label (domain.md §6.3). */
public enum Measure {
    TALK("约谈", "对你单位予以约谈"),
    LETTER("整改函", "向你单位发出整改函"),
    CIRCULAR("通报", "对你单位予以通报"),
    TERMINATION("解除协议", "解除与你单位的培训协议");

    private final String label;
    private final String deed;

    Measure(String label, String deed) {
        this.label = label;
        this.deed = deed;
    }

    /** As the letter to the institution says it. */
    String deed() {
        return deed;
    }

    public String label() {
        return label;
    }

    /** 0 = by {@link #rectifyWorkdaysKey}. */
    String rectifyMonthsKey() {
        return "suspension.rectifyMonths." + label;
    }

    String rectifyWorkdaysKey() {
        return "suspension.rectifyWorkdays." + label;
    }

    String banKey() {
        return "suspension.banMonths." + label;
    }
}
