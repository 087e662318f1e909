package org.peixun.workflow;

import java.time.Instant;
import java.util.List;

/** All work on these cases stands still; those of one institution pause together. @param note why, one sentence */
public record CasesPaused(List<String> caseNumbers, Instant at, String note) {}
