package org.peixun.workflow;

import java.time.Instant;

/**
 * A line of the case's timeline (流转记录), published by features and by the workflow, kept by the work list.
 *
 * @param kind SUBMITTED, STEP_DONE, RETURNED, REFUSED, WITHDRAWN, REMINDED, ESCALATED, CLAIMED, GIVEN_BACK,
 *     TRANSFERRED, DELEGATED, HANDED_BACK, OPINION_ASKED, OPINION_GIVEN, OPINION_WITHDRAWN, COPIED, NUMBER_ISSUED,
 *     STARTED, CHANGE_ASKED, PAUSED, RESUMED, ENDED, NOTE
 * @param step the user task's label, or {@code null}
 * @param text one Chinese sentence
 * @param forApplicant whether the institution sees the line
 */
public record CaseEvent(
        String caseNumber, Instant at, String kind, String step, String actorId, String actorName, String text,
        boolean forApplicant) {}
