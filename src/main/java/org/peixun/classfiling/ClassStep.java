package org.peixun.classfiling;

import java.time.Instant;
import java.util.Map;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;

/**
 * A user task in the life of a class after it has started; one bean each, in the modules that carry the class on. They
 * are ordered by {@code @Order} as on the happy path.
 */
public interface ClassStep {

    Step step();

    /** As {@link org.peixun.workflow.CaseType#complete}: checks the right, does it, answers the gateway. */
    Map<String, Object> complete(TaskSubmission submission);

    /** As {@link org.peixun.workflow.CaseType#periodStart}. */
    default Instant periodStart(String caseNumber, Instant begun) {
        return begun;
    }
}
