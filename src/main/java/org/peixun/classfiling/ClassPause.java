package org.peixun.classfiling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.peixun.shared.Zone;

/**
 * A case stood still because its institution was suspended (clause 12): no class was to be held then. A class that was
 * carried on under supervision has none.
 *
 * @param until {@code null} while the case still stands still
 */
public record ClassPause(Instant since, Instant until) {

    boolean covers(Plan.Session lesson) {
        return since.isBefore(instant(lesson.date().atTime(lesson.ends())))
                && (until == null || until.isAfter(instant(lesson.date().atTime(lesson.starts()))));
    }

    /** It began while the case stood still; one that had begun before was begun in order. */
    public boolean beginsWithin(RegisteredClass.Session lesson) {
        Instant begins = instant(lesson.date().atTime(lesson.starts()));
        return !since.isAfter(begins) && (until == null || until.isAfter(begins));
    }

    /** From its first to its last hour: on a day that was paused in part there may have been class before or after. */
    public boolean coversAll(LocalDate day) {
        return !since.isAfter(instant(day.atStartOfDay()))
                && (until == null || !until.isBefore(instant(day.plusDays(1).atStartOfDay())));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Zone.CHINA).toInstant();
    }
}
