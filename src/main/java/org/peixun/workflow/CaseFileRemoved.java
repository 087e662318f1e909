package org.peixun.workflow;

/** A draft was thrown away; nothing of it remains in the lists. */
public record CaseFileRemoved(String number) {}
