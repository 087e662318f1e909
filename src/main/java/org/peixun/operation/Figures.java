package org.peixun.operation;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the work stands, in three queries over all counties; and in a fourth how the archiving of the database stands. */
@Component
class Figures {

    record OpenCases(String county, String process, long cases) {}

    /** @param escalated open tasks of which a superior has heard already */
    record Tasks(String county, long open, long overdue, long escalated) {}

    /**
     * @param due jobs that should run by now and may
     * @param executable those of them that no node has taken
     * @param failed jobs without retries left
     * @param nightFaults what the nightly archiving and erasing could not do
     */
    record Backlog(
            double oldestTaskSeconds, long due, long executable, double oldestDueSeconds, long failed, long incidents,
            long outboxWaiting, long outboxGivenUp, long nightFaults) {

        static final Backlog UNKNOWN = new Backlog(Double.NaN, 0, 0, Double.NaN, 0, 0, 0, 0, 0);
    }

    /**
     * @param on whether the database archives at all
     * @param failing the last attempt failed
     * @param waitingBytes WAL written since the last piece that was archived; it stays on the disk
     */
    record Archive(boolean on, boolean failing, double waitingBytes) {

        static final Archive UNKNOWN = new Archive(true, false, Double.NaN);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<OpenCases> openCases() {
        return jdbc.sql("""
                SELECT county.name AS county, f.case_type AS process, count(*) AS cases
                FROM case_file f JOIN jurisdiction county ON county.code = f.jurisdiction
                WHERE f.kind IN ('OPEN', 'RETURNED') GROUP BY county.name, f.case_type""")
                .query(OpenCases.class).list();
    }

    /** A line for each county and the city, also where nothing is to be done: a curve that ends tells nothing. */
    List<Tasks> tasks() {
        return jdbc.sql("""
                SELECT county.name AS county, count(w.task_id) AS open, count(*) FILTER (WHERE w.due_at < :now) AS overdue,
                       count(*) FILTER (WHERE w.escalation_level > 0) AS escalated
                FROM jurisdiction county LEFT JOIN work_item w ON w.jurisdiction = county.code AND w.state = 'OPEN'
                GROUP BY county.name""")
                .param("now", clock.instant().atZone(Zone.CHINA).toOffsetDateTime()).query(Tasks.class).list();
    }

    Backlog backlog() {
        return jdbc.sql("""
                WITH due AS (SELECT coalesce(duedate_, create_time_) AS since, coalesce(lock_exp_time_ < :local, true) AS free
                             FROM act_ru_job WHERE coalesce(duedate_ <= :local, true) AND retries_ > 0 AND suspension_state_ = 1)
                SELECT (SELECT coalesce(extract(epoch FROM :now - min(created_at)), 0) FROM work_item WHERE state = 'OPEN') AS oldest_task_seconds,
                       (SELECT count(*) FROM due) AS due,
                       (SELECT count(*) FROM due WHERE free) AS executable,
                       (SELECT coalesce(extract(epoch FROM :local - min(since)), 0) FROM due) AS oldest_due_seconds,
                       (SELECT count(*) FROM act_ru_job WHERE retries_ <= 0) AS failed,
                       (SELECT count(*) FROM act_ru_incident) AS incidents,
                       (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND next_attempt_at IS NOT NULL) AS outbox_waiting,
                       (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND next_attempt_at IS NULL) AS outbox_given_up,
                       (SELECT count(*) FROM night_fault) AS night_faults""")
                .param("now", clock.instant().atZone(Zone.CHINA).toOffsetDateTime())
                .param("local", LocalDateTime.now(clock))
                .query(Backlog.class).single();
    }

    /** What was archived last is named by its timeline and its place: eight hexadecimal digits each, the place in two parts. */
    Archive archive() {
        return jdbc.sql("""
                SELECT current_setting('archive_mode') <> 'off' AS on,
                       coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) AS failing,
                       pg_current_wal_lsn() - coalesce((substr(name, 9, 8) || '/0')::pg_lsn
                           + (('x' || substr(name, 17, 8))::bit(32)::bigint + 1) * pg_size_bytes(current_setting('wal_segment_size')), '0/0') AS waiting_bytes
                FROM pg_stat_archiver, substring(last_archived_wal FROM '^[0-9A-F]{24}') AS name""")
                .query(Archive.class).single();
    }
}
