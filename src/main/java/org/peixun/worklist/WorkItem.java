package org.peixun.worklist;

import java.time.Instant;
import java.time.LocalDate;

/** A row of {@code work_item}: one user task, open or ended. */
public record WorkItem(
        String taskId, String caseNumber, String caseType, String stepKey, String stepLabel, String title,
        String institutionName, Long institutionId, String jurisdiction, String queue, String holder, String holderName,
        String state, String clock, Instant createdAt, Instant claimedAt, Instant dueAt, Instant doneAt, String doneBy,
        String doneByName, String outcome, int escalationLevel, Instant escalatedAt, String escalatedTo, int priority,
        int version, int urgeCount, Instant urgedAt, String urgedBy, String urgedByOffice,
        String transferredFrom, LocalDate followUpOn, String followUpNote) {

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    public boolean heldBy(String userId) {
        return userId.equals(holder);
    }

    /** Waits for the institution, not for an office. */
    public boolean isWithApplicant() {
        return queue.startsWith("applicant-");
    }

    /** The id of its element in the model. */
    public String elementId() {
        return "userTask_" + stepKey;
    }

    public boolean doneLate() {
        return doneAt != null && dueAt != null && doneAt.isAfter(dueAt);
    }
}
