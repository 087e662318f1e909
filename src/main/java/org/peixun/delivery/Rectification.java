package org.peixun.delivery;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 责令整改: what an inspection found is to be put right by a day, and is looked at again after it.
 *
 * @param outcome {@code null} until it was looked at again @param officers who did @param note what they saw
 */
public record Rectification(
        long id, String findings, LocalDate dueOn, String orderedByName, Instant orderedAt, Outcome outcome, String officers,
        String note, String recheckedByName, Instant recheckedAt) {

    public enum Outcome {
        RECTIFIED("已整改"), REORDERED("再次责令"), NOT_RECTIFIED("未整改");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public String standing() {
        return outcome == null ? "待复查" : outcome.label();
    }
}
