package org.peixun.web;

/** Whether a fault comes from what a newer program has brought and this one does not have yet. */
public interface UpgradeUnderWay {

    /** @param cause one of the chain of causes */
    boolean explains(Throwable cause);
}
