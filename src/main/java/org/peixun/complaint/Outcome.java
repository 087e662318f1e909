package org.peixun.complaint;

/** What the verification came to. */
public enum Outcome {
    FOUND("查实"),
    HANDED_OVER("属实，移送有关部门"),
    UNFOUNDED("不属实"),
    WITHDRAWN("投诉人撤回"),
    MALICIOUS("恶意投诉");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** Whether it says what is true of the matter; the others are about whoever informed us of it. */
    boolean ofTheMatter() {
        return this == FOUND || this == HANDED_OVER || this == UNFOUNDED;
    }

    public String label() {
        return label;
    }
}
