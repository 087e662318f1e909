package org.peixun.workflow;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.OncePerTransaction;

/**
 * What is learnt of a task when it is taken ({@link TaskAccess#waitForOthers}) and would be asked for again one by one.
 *
 * @param queue candidate group; a task keeps it
 * @param given whether a person has, or had, a right of his own on it
 */
record TaskFacts(String queue, boolean given) {

    static Optional<TaskFacts> of(String taskId) {
        return OncePerTransaction.known(key(taskId));
    }

    void note(String taskId) {
        OncePerTransaction.put(key(taskId), this);
    }

    private static List<String> key(String taskId) {
        return List.of("task", taskId);
    }
}
