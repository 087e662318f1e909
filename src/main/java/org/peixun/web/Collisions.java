package org.peixun.web;

/** A module's own ways to say that two people changed the same at once. */
public interface Collisions {

    /** @param cause one of the chain of causes */
    boolean isOne(Throwable cause);
}
