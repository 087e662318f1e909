package org.peixun.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peixun.shared.OncePerTransaction;

/** How the task that is being handed in was decided: its own answer, not the one that an earlier step left in the process. */
final class TaskOutcome {

    /** Handed in without a choice; no form has such an option, so lists call it 已办结. */
    static final String DONE = "done";

    private TaskOutcome() {}

    /** @param answers what the feature gave the gateways @param values as submitted, where it gave no decision */
    static void note(String taskId, Map<String, Object> answers, Map<String, Object> values) {
        OncePerTransaction.put(key(taskId), Stream.of(answers.get(CaseType.DECISION), values.get(CaseType.DECISION), values.get("verdict"))
                .filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isBlank()).findFirst().orElse(DONE));
    }

    static String of(String taskId) {
        return OncePerTransaction.<String>known(key(taskId)).orElse(DONE);
    }

    private static List<String> key(String taskId) {
        return List.of("outcome", taskId);
    }
}
