package org.peixun.workflow;

import java.time.Instant;
import java.util.List;

/** A case goes on. @param dues the ends of the periods of its open tasks */
public record CaseResumed(String caseNumber, Instant at, List<Due> dues) {

    public record Due(String taskId, Instant dueAt) {}
}
