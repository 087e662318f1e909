package org.peixun.projectlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** All amendments. */
@Repository
class AmendmentFiles {

    private static final String SELECT = """
            SELECT a.id, a.code, p.name, a.body_before, a.planned_before, a.starts_before,
                a.ends_before, a.institution_id, a.body, a.planned, a.starts_on, a.ends_on, a.further_before, a.further,
                a.reason, a.state, a.proposed_by_name, a.proposed_at, a.decided_by_name, a.decided_at, coalesce(a.opinion, '') AS opinion
            FROM project_amendment a JOIN listed_project p ON p.code = a.code WHERE p.number = ?
            """;

    private final JdbcClient jdbc;

    AmendmentFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it was taken: while one of the project waits for the city, no other is */
    boolean propose(String code, AmendedValues from, AmendedValues to, String reason, Actor by, Instant now) {
        return jdbc.sql("""
                INSERT INTO project_amendment (code, body_before, planned_before, starts_before, ends_before, institution_id, body,
                    planned, starts_on, ends_on, further_before, further, reason, state, proposed_by, proposed_by_name, proposed_at)
                VALUES (:code, :bodyBefore, :plannedBefore, :startsBefore, :endsBefore, :institution, :body, :planned, :starts,
                    :ends, :furtherBefore::jsonb, :further::jsonb, :reason, 'PROPOSED', :by, :name, :at)
                ON CONFLICT (code) WHERE state = 'PROPOSED' DO NOTHING""")
                .param("code", code).param("bodyBefore", from.body()).param("plannedBefore", from.planned())
                .param("startsBefore", from.startsOn()).param("endsBefore", from.endsOn())
                .param("furtherBefore", Json.write(from.further())).param("further", Json.write(to.further()))
                .param("institution", to.institutionId(), Types.BIGINT).param("body", to.body()).param("planned", to.planned())
                .param("starts", to.startsOn()).param("ends", to.endsOn()).param("reason", reason)
                .param("by", by.userId()).param("name", by.name()).param("at", at(now), Types.TIMESTAMP_WITH_TIMEZONE).update() == 1;
    }

    /** @return whether it was still to be decided */
    boolean decide(long id, Amendment.State state, String opinion, Actor by, Instant now) {
        return jdbc.sql("""
                UPDATE project_amendment SET state = :state, opinion = :opinion, decided_by = :by, decided_by_name = :name, decided_at = :at
                WHERE id = :id AND state = 'PROPOSED'""")
                .param("state", state.name()).param("opinion", opinion).param("by", by.userId()).param("name", by.name())
                .param("at", at(now), Types.TIMESTAMP_WITH_TIMEZONE).param("id", id).update() == 1;
    }

    /** Newest first. */
    List<Amendment> ofList(String number) {
        return jdbc.sql(SELECT + "ORDER BY a.id DESC").param(number).query(AmendmentFiles::read).list();
    }

    Optional<Amendment> find(String number, long id) {
        return jdbc.sql(SELECT + "AND a.id = ?").params(number, id).query(AmendmentFiles::read).optional();
    }

    private static Amendment read(ResultSet row, int n) throws SQLException {
        return new Amendment(row.getLong("id"), row.getString("code"), row.getString("name"),
                new AmendedValues(null, row.getString("body_before"), row.getInt("planned_before"),
                        row.getObject("starts_before", LocalDate.class), row.getObject("ends_before", LocalDate.class), further(row, "further_before")),
                new AmendedValues(row.getObject("institution_id", Long.class), row.getString("body"), row.getInt("planned"),
                        row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class), further(row, "further")),
                row.getString("reason"), Amendment.State.valueOf(row.getString("state")), row.getString("proposed_by_name"),
                instant(row, "proposed_at"), row.getString("decided_by_name"), instant(row, "decided_at"), row.getString("opinion"));
    }

    /** Empty in those of before, which changed nothing else. */
    private static Map<String, String> further(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? Map.of() : Json.read(json, new TypeReference<Map<String, String>>() {});
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant now) {
        return now.atZone(Zone.CHINA).toOffsetDateTime();
    }
}
