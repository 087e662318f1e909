package org.peixun.nomination;

/**
 * An institution that a county nominates.
 *
 * @param slot 1 or 2
 * @param removedReason why an upheld objection took it off the list, or {@code null}
 */
public record Candidate(
        String number, int slot, long institutionId, String institutionName, String feature, String practice,
        String example, boolean selected, String removedReason) {

    /** What its documents are filed under. */
    public String documentKind() {
        return "候选机构" + slot + "材料";
    }

    boolean stands() {
        return selected && removedReason == null;
    }
}
