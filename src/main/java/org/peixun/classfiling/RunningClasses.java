package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.List;

/** The classes under way of an institution that may be suspended; each is decided on by itself (clause 12). */
public interface RunningClasses {

    /** @param trainees planned */
    record Line(String number, String title, int trainees, LocalDate startsOn, LocalDate endsOn) {}

    /**
     * One that carried on although its institution is suspended stands still from now on, until the institution is reinstated.
     *
     * @param reason written into the note that lists show
     * @throws org.peixun.shared.RequestRefused 409 when it does not run any more
     */
    void stop(String number, String reason);

    /** By number. */
    List<Line> of(long institutionId);
}
