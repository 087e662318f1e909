package org.peixun.workflow;

import java.util.Collection;

/** Pictures of the models, drawn on the server from the BPMN DI. */
public interface CaseDiagrams {

    /**
     * SVG of the newest version of a case type's model, with the path walked.
     *
     * @param flowsTaken ids of walked sequence flows
     * @param active ids of elements where the case waits now
     * @param late those of {@code active} that are overdue
     */
    String svg(String caseType, Collection<String> flowsTaken, Collection<String> active, Collection<String> late);
}
