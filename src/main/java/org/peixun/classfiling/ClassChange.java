package org.peixun.classfiling;

import java.time.Instant;

/**
 * A change asked for and what became of it.
 *
 * @param version submission that holds the changed application
 * @param fromVersion the version in force when it was asked for
 * @param decision CONSENTED, REFUSED, LAPSED with the end of the class, or {@code null} while it waits
 * @param grounds coded reasons of a refusal in words, or {@code null}
 */
public record ClassChange(
        int version, int fromVersion, String reason, Instant askedAt, String askedByName, String decision, String grounds,
        String opinion, Instant decidedAt, String decidedByName) {

    public String outcome() {
        if (decision == null) {
            return "待审批";
        }
        return switch (decision) {
            case "CONSENTED" -> "同意变更";
            case "LAPSED" -> "未审批，班期已结束";
            default -> "不同意变更";
        };
    }
}
