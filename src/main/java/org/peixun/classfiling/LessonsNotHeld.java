package org.peixun.classfiling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lessons whose time is past without their having been held: the case stood still (clause 12), the class began later than
 * was filed, or the county says so. What has records was held, whatever the times say.
 */
@Component
class LessonsNotHeld {

    private final JdbcClient jdbc;
    private final ClassRecords records;

    LessonsNotHeld(JdbcClient jdbc, ClassRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** @param until {@code null} while the case still stands still */
    private record Pause(Instant since, Instant until) {

        boolean covers(Plan.Session lesson) {
            return since.isBefore(instant(lesson.date().atTime(lesson.ends())))
                    && (until == null || until.isAfter(instant(lesson.date().atTime(lesson.starts()))));
        }
    }

    /** Rows of the plan in force. */
    Set<Integer> of(ClassFiling filing, Plan inForce) {
        List<Pause> pauses = jdbc.sql("SELECT paused_at AS since, resumed_at AS until FROM case_pause WHERE case_number = ?")
                .param(filing.number()).query(Pause.class).list();
        Set<Integer> rows = inForce.lessons().stream()
                .filter(lesson -> filing.startedOn() != null && lesson.date().isBefore(filing.startedOn())
                        || pauses.stream().anyMatch(pause -> pause.covers(lesson)))
                .map(Plan.Session::row).collect(Collectors.toCollection(HashSet::new));
        if (!rows.isEmpty()) {
            rows.removeAll(records.lessons(filing.number()));
        }
        Set<ClassRecords.Lesson> notHeld = records.notHeld(filing.number());
        inForce.lessons().stream().filter(lesson -> notHeld.contains(new ClassRecords.Lesson(lesson.row(), lesson.date(), lesson.starts())))
                .map(Plan.Session::row).forEach(rows::add);
        return rows;
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Zone.CHINA).toInstant();
    }
}
