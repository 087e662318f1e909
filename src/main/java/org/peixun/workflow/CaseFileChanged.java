package org.peixun.workflow;

/** A case appeared or its face changed; listened to in the same transaction. */
public record CaseFileChanged(CaseFile file) {}
