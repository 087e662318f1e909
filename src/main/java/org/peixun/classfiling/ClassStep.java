package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.peixun.workflow.TaskSubmission;

/**
 * A user task of {@code classFiling}; one bean each, here or in a module that carries the class on after its start.
 * Ordered by {@code @Order} as on the happy path.
 */
public interface ClassStep {

    Step step();

    /** As {@link org.peixun.workflow.CaseType#complete}: checks the right, does it, answers the gateway. */
    Map<String, Object> complete(TaskSubmission submission);

    /** As {@link org.peixun.workflow.CaseType#known}. */
    default Map<String, Object> known(String caseNumber) {
        return Map.of();
    }

    /** As {@link org.peixun.workflow.CaseType#confirmations}. */
    default List<CaseType.Confirmation> confirmations(String caseNumber) {
        return List.of();
    }

    /** As {@link org.peixun.workflow.CaseType#lapses}: of this step, usually one. */
    default Set<String> lapses() {
        return Set.of();
    }

    /** As {@link org.peixun.workflow.CaseType#countsFrom}. */
    default Map<String, LocalDate> countsFrom(Collection<String> caseNumbers) {
        return Map.of();
    }
}
