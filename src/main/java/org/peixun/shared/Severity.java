package org.peixun.shared;

/** What becomes of a rule's finding: BLOCK has to be mended first, WARN goes on with a reason. */
public enum Severity {
    BLOCK("须改正"),
    WARN("需说明");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
