package org.peixun.classfiling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a case stood still because its institution was suspended (clause 12): no class was held then. */
@Component
class ClassPauses {

    private final JdbcClient jdbc;

    ClassPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until {@code null} while the case still stands still */
    record Pause(Instant since, Instant until) {

        boolean covers(Plan.Session lesson) {
            return covers(lesson.date().atTime(lesson.starts()), lesson.date().atTime(lesson.ends()));
        }

        /** From its first to its last hour: on a day that was paused in part there may have been class before or after. */
        boolean coversAll(LocalDate day) {
            return !since.isAfter(instant(day.atStartOfDay()))
                    && (until == null || !until.isBefore(instant(day.plusDays(1).atStartOfDay())));
        }

        private boolean covers(LocalDateTime from, LocalDateTime to) {
            return since.isBefore(instant(to)) && (until == null || until.isAfter(instant(from)));
        }

        private static Instant instant(LocalDateTime local) {
            return local.atZone(Zone.CHINA).toInstant();
        }
    }

    List<Pause> of(String number) {
        return jdbc.sql("SELECT paused_at AS since, resumed_at AS until FROM case_pause WHERE case_number = ?")
                .param(number).query(Pause.class).list();
    }
}
