package org.peixun.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** A measure of institutions' quality, given by whoever computes it; one query for all of them. */
public interface InstitutionIndicator {

    /** 就业率 */
    String label();

    /** Whether the institution itself must not read it: it would tell of what is kept from it until it is decided. */
    default boolean officersOnly() {
        return false;
    }

    /** Of what happened in {@code [from, to]}; institutions of which there is nothing to measure are missing. */
    Map<Long, Value> between(Collection<Long> institutions, LocalDate from, LocalDate to);

    /** @param text 62% @param note of what it is computed @param reached whether it reaches its target */
    record Value(String text, String note, boolean reached) {

        /** For what has no target. */
        public static Value of(String text, String note) {
            return new Value(text, note, true);
        }
    }
}
