package org.peixun.directory;

import java.util.Optional;

/** A measure of an institution's quality, shown on its page of the directory; given by whoever computes it. */
public interface InstitutionIndicator {

    /** Empty while there is nothing to measure. */
    Optional<Value> of(long institutionId);

    /** @param label 就业率 @param value 62% @param note of what it is computed @param reached whether it reaches its target */
    record Value(String label, String value, String note, boolean reached) {}
}
