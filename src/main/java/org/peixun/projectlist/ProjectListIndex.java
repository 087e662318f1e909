package org.peixun.projectlist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists that somebody may see: one query. */
@Service
@Transactional(readOnly = true)
public class ProjectListIndex {

    /** @param amendments that wait for the city */
    public record Line(
            String number, String jurisdiction, String county, int year, String stateLabel, int projects, Instant submittedAt, Instant savedAt,
            int amendments) {}

    private final JdbcClient jdbc;
    private final AccessPolicy access;

    ProjectListIndex(JdbcClient jdbc, AccessPolicy access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** Newest year first, counties in their order. */
    public List<Line> of(Actor actor) {
        access.check(actor, Action.SEE_PROJECT_LISTS);
        boolean city = access.allows(actor, Action.SUM_UP_PROJECTS);
        List<String> own = actor.grants().stream().map(Grant::jurisdiction).toList();
        return jdbc.sql("""
                SELECT l.number, j.code, j.name, l.year, l.state, jsonb_array_length(l.draft -> 'rows'), l.submitted_at, l.saved_at,
                    (SELECT count(*) FROM project_amendment a JOIN listed_project p ON p.code = a.code
                        WHERE p.number = l.number AND a.state = 'PROPOSED')
                FROM project_list l JOIN jurisdiction j ON j.code = l.jurisdiction
                WHERE :city OR l.jurisdiction IN (:own) ORDER BY l.year DESC, j.position, l.created_at DESC LIMIT 500""")
                .param("city", city).param("own", own)
                .query((row, n) -> new Line(row.getString(1), row.getString(2), row.getString(3), row.getInt(4),
                        ListState.valueOf(row.getString(5)).label(), row.getInt(6),
                        instant(row.getObject(7, OffsetDateTime.class)), instant(row.getObject(8, OffsetDateTime.class)),
                        row.getInt(9)))
                .list();
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
