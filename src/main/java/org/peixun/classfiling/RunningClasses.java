package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.List;

/** The classes under way of an institution that may be suspended; each is decided on by itself (clause 12). */
public interface RunningClasses {

    /** @param trainees planned */
    record Line(String number, String title, int trainees, LocalDate startsOn, LocalDate endsOn) {}

    /** By number. */
    List<Line> of(long institutionId);
}
