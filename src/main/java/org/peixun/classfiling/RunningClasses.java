package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.List;

/** The classes under way of a suspended institution: each is decided on by itself (clause 12); in the caller's transaction. */
public interface RunningClasses {

    /** @param trainees planned */
    record Line(String number, String title, int trainees, LocalDate startsOn, LocalDate endsOn) {}

    /** By number. */
    List<Line> of(long institutionId);

    /** Goes on under supervision although its institution is suspended. */
    void carryOn(String number);

    /** Ends here, with a letter, for another institution takes its trainees. @param taker name of the institution */
    void handOver(String number, String taker);
}
