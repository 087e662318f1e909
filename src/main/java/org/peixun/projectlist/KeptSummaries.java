package org.peixun.projectlist;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Summaries as they were made: several a year, decided on once each. */
@Repository
class KeptSummaries {

    private static final String KEPT = "SELECT id, year, serial, state, content, made_by_name, made_at, decided_by_name, decided_at, opinion FROM project_summary ";

    private static final RowMapper<KeptSummary> ROW = (row, n) -> new KeptSummary(row.getLong(1), row.getInt(2), row.getInt(3),
            row.getString(4), Json.read(row.getString(5), ProjectSummary.class), row.getString(6),
            row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8),
            row.getObject(9) == null ? null : row.getObject(9, OffsetDateTime.class).toInstant(), row.getString(10));

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptSummaries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One at a time makes a summary of a year, until the transaction ends. */
    void hold(int year) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('project_summary'), ?)").param(year).query((row, n) -> "").list();
    }

    /** @return its id */
    long keep(ProjectSummary summary, Actor actor) {
        return jdbc.sql("""
                INSERT INTO project_summary (year, serial, state, content, made_by, made_by_name, made_at)
                VALUES (:year, (SELECT coalesce(max(serial), 0) + 1 FROM project_summary WHERE year = :year), 'PROPOSED',
                    :content::jsonb, :by, :name, :at) RETURNING id""")
                .param("year", summary.year()).param("content", Json.write(summary)).param("by", actor.userId())
                .param("name", actor.name()).param("at", now(), Types.TIMESTAMP_WITH_TIMEZONE).query(Long.class).single();
    }

    /** @return {@code false} when it was decided on already */
    boolean decide(long id, boolean publish, String said, Actor actor) {
        return jdbc.sql("""
                UPDATE project_summary SET state = :state, decided_by = :by, decided_by_name = :name, decided_at = :at, opinion = :opinion
                WHERE id = :id AND state = 'PROPOSED'""")
                .param("state", publish ? "PUBLISHED" : "NOT_PUBLISHED").param("by", actor.userId()).param("name", actor.name())
                .param("at", now(), Types.TIMESTAMP_WITH_TIMEZONE).param("opinion", said).param("id", id).update() > 0;
    }

    /** Newest first. */
    List<KeptSummary> of(int year) {
        return jdbc.sql(KEPT + "WHERE year = ? ORDER BY serial DESC").param(year).query(ROW).list();
    }

    /** @throws RequestRefused 404 */
    KeptSummary get(long id) {
        return jdbc.sql(KEPT + "WHERE id = ?").param(id).query(ROW).optional()
                .orElseThrow(() -> RequestRefused.notFound("没有找到这次汇总。请从“项目清单汇总”中打开。"));
    }

    /** The last one of a year. */
    Optional<KeptSummary> published(int year) {
        return jdbc.sql(KEPT + "WHERE year = ? AND state = 'PUBLISHED' ORDER BY serial DESC LIMIT 1").param(year).query(ROW).optional();
    }

    List<Integer> publishedYears() {
        return jdbc.sql("SELECT DISTINCT year FROM project_summary WHERE state = 'PUBLISHED' ORDER BY year DESC")
                .query(Integer.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
