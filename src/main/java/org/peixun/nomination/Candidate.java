package org.peixun.nomination;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An institution that a county nominates.
 *
 * @param slot 1 or 2
 * @param revision of the texts: one higher whenever another person writes them @param writtenName the last who did, or {@code null}
 * @param publicised the county did once, and told the institution
 * @param removedReason why an upheld objection took it off the list, or {@code null}
 */
public record Candidate(
        String number, int slot, long institutionId, String institutionName, String feature, String practice,
        String example, boolean selected, String removedReason, int revision, String writtenName, boolean publicised) {

    /** What a page showed of the texts, so that nobody's are written over unseen: {@link CandidateTexts}. */
    public String seen() {
        return seen(institutionId, revision);
    }

    static String seen(long institution, int revision) {
        return institution + "-" + revision;
    }

    /** What its documents are filed under. */
    public String documentKind() {
        return "候选机构" + slot + "材料";
    }

    static String names(List<Candidate> those) {
        return those.stream().map(Candidate::institutionName).collect(Collectors.joining("、"));
    }

    /** Who is meant by the form's 候选机构一, 候选机构二. */
    static String numbered(List<Candidate> those) {
        return those.stream().map(one -> "候选机构" + (one.slot() == 1 ? "一" : "二") + "：" + one.institutionName()).collect(Collectors.joining("；")) + "。";
    }

    boolean stands() {
        return selected && removedReason == null;
    }
}
