package org.peixun.classfiling;

import java.util.Arrays;
import java.util.Optional;

/** The letters of a class filing. */
public enum LetterKind {
    RETURN("return", "补正通知书", "补"),
    REFUSAL("refusal", "不予同意通知书", "不予"),
    TERMINATION("termination", "终止通知书", "终止"),
    RECEIPT("receipt", "备案回执", "");

    private final String slug;
    private final String label;
    private final String mark;

    LetterKind(String slug, String label, String mark) {
        this.slug = slug;
        this.label = label;
        this.mark = mark;
    }

    /** In addresses. */
    public String slug() {
        return slug;
    }

    public String label() {
        return label;
    }

    /** In the letter's number: 补 in 开班2026-00412-补1. */
    String mark() {
        return mark;
    }

    public static Optional<LetterKind> bySlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }

    /** @param nth 1 = the first of its kind */
    String path(String caseNumber, int nth) {
        return "/cases/" + caseNumber + "/letters/" + slug + ".pdf" + (nth > 1 ? "?nth=" + nth : "");
    }
}
