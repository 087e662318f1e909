package org.peixun.classfiling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;

/** What is on record of a class's training, for the rules of its filing; answered by whoever keeps the records. */
public interface ClassRecords {

    /** Results of its exam are recorded, whatever they say: it is judged and no longer cancelled. */
    boolean hasResults(String number);

    /** Day of the exam that is arranged, or {@code null}. */
    LocalDate examOn(String number);

    /**
     * Rows of the lessons that have attendance, videos or an inspection.
     *
     * @param days of the lessons that are in the rows now: an inspection of one that was not held is none of its successor
     */
    Set<Integer> lessons(String number, Map<Integer, LocalDate> days);

    /** Trainees whose identity number a change corrected keep what is recorded of them. @param keys former → present */
    void corrected(String number, Map<String, String> keys);

    /** A lesson by its row and time. */
    record Lesson(int row, LocalDate date, LocalTime starts) {}

    /** Lessons of which the county says that they were not held. */
    Set<Lesson> notHeld(String number);
}
