package org.peixun.workflow;

import java.time.Instant;
import java.util.Collection;

/**
 * Lets cases stand still: their tasks cannot be claimed or handed in by anybody in any way, their timers do not fire,
 * their clocks stop. The model shows it as an event subprocess that waits for the end of the pause.
 */
public interface Pauses {

    /** Waits until nobody is at work on these cases, so that what follows finds them at rest. */
    void waitForOthers(Collection<String> caseNumbers);

    /** @param message of the model's event subprocess, e.g. {@code classFiling.institutionSuspended} @param note for the lists, one sentence */
    void pause(String caseNumber, String message, String note);

    /** Goes on with the working time that was left. @param message that ends the pause in the model @param since when it was paused */
    void resume(String caseNumber, String message, Instant since);

    /** Ends the case, paused or not. @param message of the interrupting event subprocess */
    void end(String caseNumber, String message);
}
