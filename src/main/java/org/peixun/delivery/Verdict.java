package org.peixun.delivery;

/** 巡考结论 of an own exam (clause 10), or that nobody went. */
enum Verdict {
    VALID("考试有效"),
    PARTLY("部分无效"),
    INVALID("考试无效"),
    UNPATROLLED("未巡考");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
