package org.peixun.web;

import org.peixun.identity.Actor;

/**
 * Fills cases of a feature with what a spreadsheet could take for a formula. One bean a feature that exports something, found by
 * being there.
 */
public interface ExportStory {

    String HOSTILE = "=1+1某某";
    String RARE = "𠮷䶮";

    /** Exports of a year are asked for this one. */
    int YEAR = 2026;

    /** In March of {@link #YEAR}. */
    void tell(Told told);

    /** So that nothing of it is left for other tests. */
    default void tidy() {}

    /** What there is to export. */
    interface Told {

        /** Exports whose address begins so, and has this variable in it: {@code about("/rounds", "id", "7")}. */
        void about(String start, String variable, String value);

        /** A case: what has its number in the address. */
        default void about(String number) {
            about("/", "number", number);
        }

        /** Reads beside the officers. */
        void owner(Actor applicant);
    }
}
