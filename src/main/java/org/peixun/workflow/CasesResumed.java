package org.peixun.workflow;

import java.time.Instant;
import java.util.List;

/** These cases go on. @param dues the ends of the periods of their open tasks */
public record CasesResumed(List<String> caseNumbers, Instant at, List<Due> dues) {

    public record Due(String taskId, Instant dueAt) {}
}
