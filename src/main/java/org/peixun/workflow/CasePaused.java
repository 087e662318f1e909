package org.peixun.workflow;

import java.time.Instant;

/** All work on a case stands still. @param note why, one sentence */
public record CasePaused(String caseNumber, Instant at, String note) {}
