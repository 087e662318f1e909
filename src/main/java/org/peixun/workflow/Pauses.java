package org.peixun.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Lets cases stand still: their tasks cannot be claimed or handed in by anybody in any way, their timers do not fire,
 * their clocks stop. The model shows it as an event subprocess that waits for the end of the pause.
 */
public interface Pauses {

    /** Waits until nobody is at work on these cases, so that what follows finds them at rest. */
    void waitForOthers(Collection<String> caseNumbers);

    /** @param message of the model's event subprocess, e.g. {@code classFiling.institutionSuspended} @param note for the lists, one sentence */
    void pause(Collection<String> caseNumbers, String message, String note);

    /** Goes on with the working time that was left. @param since when each case was paused @param message that ends the pause in the model */
    void resume(Map<String, Instant> since, String message);

    /** Ends the case, paused or not. @param message of the interrupting event subprocess */
    void end(String caseNumber, String message);
}
