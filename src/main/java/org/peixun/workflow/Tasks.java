package org.peixun.workflow;

import java.util.Map;
import java.util.Optional;
import org.peixun.identity.Actor;

/**
 * User tasks for people: each verb checks the right, records the audit entry and publishes its {@link TaskEvent}. When
 * somebody else was faster the refusal (409) says who has the task or where it went.
 */
public interface Tasks {

    void claim(String taskId, Actor actor);

    void giveBack(String taskId, Actor actor);

    /**
     * 转办 to a member of the same queue, by the holder, or by a manager of the county while an officer who has it is
     * absent; then both are told. @param reason required
     */
    void transfer(String taskId, String toUserId, String reason, Actor actor);

    /**
     * Hands the task in: form check, use case, completion, all in one transaction. An unclaimed task of one's own queue
     * is claimed on the way.
     */
    void complete(String taskId, Actor actor, Map<String, Object> values);

    /**
     * 催办: tells the holder, or the queue while nobody has it, that somebody waits. Once in {@code
     * urge.intervalWorkdays} a case and only in office hours; otherwise the refusal (409) says from when it is possible.
     */
    void urge(String taskId, Actor actor);

    /** Whether an open task of the case is in the actor's hands, paused or not. */
    boolean inHands(String caseNumber, Actor actor);

    /** The open task of a case at a step, if it waits there. */
    Optional<String> open(String caseNumber, String stepKey);
}
