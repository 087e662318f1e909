package org.peixun.workflow;

import java.time.Instant;

/** What happened to a user task, published in the engine's transaction. */
public sealed interface TaskEvent {

    String taskId();

    /**
     * @param group queue, e.g. {@code countyClerk-371524}
     * @param dueAt end of its period
     */
    record Created(
            String taskId, String caseNumber, String caseType, String stepKey, String stepLabel, String group,
            String jurisdiction, Instant createdAt, Instant dueAt, int priority) implements TaskEvent {}

    /** @param holder user id, or {@code null} when given back to the queue */
    record Assigned(String taskId, String caseNumber, String holder, String previousHolder, Instant at)
            implements TaskEvent {}

    /** @param outcome the decision's value, e.g. {@code return}; {@code null} when cancelled (withdrawn, lapsed) */
    record Ended(String taskId, String caseNumber, String outcome, String by, Instant at) implements TaskEvent {}

    /** Somebody waits and said so. @param by name @param office in what capacity, e.g. 县区负责人（东阿县） */
    record Urged(String taskId, String caseNumber, String by, String office, Instant at) implements TaskEvent {}

    /** A rung of the ladder was reached. @param level 1 = the first rung @param group who was told */
    record Escalated(String taskId, String caseNumber, int level, String group, Instant at) implements TaskEvent {}

    /** The fixed end of its period has moved. */
    record Rescheduled(String taskId, String caseNumber, Instant dueAt) implements TaskEvent {}
}
