package org.peixun.workflow;

import java.time.Instant;
import java.util.List;

/** Open tasks got another end of their period. */
public record DueDatesMoved(List<String> taskIds, Instant dueAt) {}
