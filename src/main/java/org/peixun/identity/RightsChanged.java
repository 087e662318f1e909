package org.peixun.identity;

/** A person's rights or password were changed by somebody else: what is open under the old ones has to end. */
record RightsChanged(String userId) {}
