package org.peixun.identity;

/** A person's rights or proofs have changed: what is open under the old ones has to end. */
public record RightsChanged(String userId) {}
