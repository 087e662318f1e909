package org.peixun.complaint;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;

/** 时限: by when a complaint is to be accepted and finished, put off once at the most; and since when its clock stands still. */
@Embeddable
class Limits {

    private Instant acceptBy;
    private LocalDate acceptedOn;
    private Instant finishBy;
    private Instant extendedAt;
    private String extensionReason;
    private Instant pausedAt;
    private String pauseReason;

    /** @param finish {@code null} while the period counts from acceptance */
    void set(Instant accept, Instant finish) {
        acceptBy = accept;
        finishBy = finish;
    }

    /** It began elsewhere: its limits and an extension come along. */
    void goOn(Limits before) {
        set(before.acceptBy, before.finishBy);
        acceptedOn = before.acceptedOn;
        extendedAt = before.extendedAt;
        extensionReason = before.extensionReason;
    }

    /** The limit counts from the first acceptance, also when that was in another county before it was moved. */
    void accepted(LocalDate today, Instant finish) {
        acceptedOn = acceptedOn == null ? today : acceptedOn;
        finishBy = finish;
    }

    void reopened(Instant finish) {
        finishBy = finish;
    }

    void extend(Instant finish, String reason, Instant now) {
        finishBy = finish;
        extensionReason = reason;
        extendedAt = now;
    }

    void pauseFor(String reason) {
        pauseReason = reason;
    }

    void pause(Instant now) {
        pausedAt = now;
    }

    void resume() {
        pausedAt = null;
        pauseReason = null;
    }

    Instant acceptBy() {
        return acceptBy;
    }

    Instant finishBy() {
        return finishBy;
    }

    Instant extendedAt() {
        return extendedAt;
    }

    String extensionReason() {
        return extensionReason;
    }

    boolean paused() {
        return pausedAt != null;
    }

    Instant pausedAt() {
        return pausedAt;
    }

    String pauseReason() {
        return pauseReason;
    }
}
