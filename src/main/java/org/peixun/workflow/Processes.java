package org.peixun.workflow;

import java.time.Instant;
import java.util.Map;

/** What features say to the engine: that a case begins, and what happened to it. */
public interface Processes {

    /**
     * Starts the process of {@code caseType} for the case; at most one open instance a case.
     *
     * @param answers first gateway answers, may be empty
     */
    void start(String caseType, String caseNumber, String jurisdiction, Map<String, Object> answers);

    /** Many starts as one command of the engine: what they have in common is read once, what they write goes in batches. */
    void together(Runnable starts);

    /**
     * Waits until nobody is at work on the case. To be asked before its rows are changed: whoever is at a task takes the
     * case first and its rows then, and the other order is a deadlock.
     */
    void waitForOthers(String caseNumber);

    /** A message of the model, e.g. {@code classFiling.filingWithdrawn}. @throws org.peixun.shared.RequestRefused 409 when the case does not wait for it */
    void tell(String caseNumber, String message);

    /** Whether the case waits for this message now; one that began under an earlier model may never do. */
    boolean awaits(String caseNumber, String message);

    /**
     * Sets a waiting timer of the case to another time; nothing when the case does not wait there.
     *
     * @param elementId of the event in the model
     * @throws IllegalArgumentException when the model has no such element
     */
    void moveTimer(String caseNumber, String elementId, Instant to);

    /**
     * The day from which the period of a step counts ({@link CaseType#periodStart}) has moved: its open task, its reminder
     * and its ladder are set by the new one; nothing when the case is not at that step.
     */
    void periodMoved(String caseNumber, String stepKey);

    /**
     * A fixed deadline ({@link CaseType#dueAt}) has moved: the timers of the case and the periods of its open tasks are
     * computed anew, in the caller's transaction.
     */
    void deadlineMoved(String caseNumber);
}
