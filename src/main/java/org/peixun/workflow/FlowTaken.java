package org.peixun.workflow;

import java.time.Instant;

/** A sequence flow was walked; the case page draws the path from these. */
public record FlowTaken(String caseNumber, String processDefinitionId, String flowId, String targetId, Instant at) {}
