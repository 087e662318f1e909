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

    public String label() {
        return label;
    }
}
