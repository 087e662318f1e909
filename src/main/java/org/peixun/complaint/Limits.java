package org.peixun.complaint;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;

/** 时限: by when a complaint is to be accepted and finished, put off once at the most; and since when its clock stands still. */
@Embeddable
class Limits {

    private Instant acceptBy;
    /** {@code null} unless it was moved here from another county. */
    private LocalDate movedOn;
    private Instant firstAcceptBy;
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

    /** @param first {@code null} unless it was moved here from another county */
    void giveBackBy(Instant first) {
        firstAcceptBy = first;
    }

    /**
     * It began elsewhere: its end and an extension come along; this county has its own time for accepting it.
     *
     * @param today day of the move @param accept end of this county's time
     */
    void goOn(Limits before, LocalDate today, Instant accept) {
        set(accept, before.finishBy);
        movedOn = today;
        firstAcceptBy = before.returnBy();
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

    /** By when it may be sent back to its source, which counts from when that sent it, whichever county has it. */
    Instant returnBy() {
        return firstAcceptBy == null ? acceptBy : firstAcceptBy;
    }

    LocalDate movedOn() {
        return movedOn;
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
