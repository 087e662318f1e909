package org.peixun.projectlist;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Each sending as it was; only ever added to. */
@Repository
class ListSubmissions {

    private final JdbcClient jdbc;

    ListSubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(ProjectList list, Actor by, Instant now) {
        jdbc.sql("""
                INSERT INTO project_list_submission (number, submission, taken_at, taken_by, taken_by_name, content)
                VALUES (:number, :submission, :at, :by, :name, :content::jsonb)""")
                .param("number", list.number()).param("submission", list.submissions())
                .param("at", now.atZone(Zone.CHINA).toOffsetDateTime(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by.userId()).param("name", by.name())
                .param("content", Json.write(list.draft().rows())).update();
    }

    /** @param submission first, second … */
    record Kept(int submission, Instant takenAt, List<ProjectRow> rows) {}

    /** Each time, oldest first. */
    List<Kept> all(String number) {
        return read("SELECT submission, taken_at, content FROM project_list_submission WHERE number = ? ORDER BY submission", number);
    }

    /** What the last time says otherwise than the time before; empty when it was sent once. */
    Optional<ListChanges> changes(String number) {
        List<Kept> last = read("SELECT submission, taken_at, content FROM project_list_submission WHERE number = ? ORDER BY submission DESC LIMIT 2", number);
        return last.size() < 2 ? Optional.empty() : Optional.of(ListChanges.between(last.get(1), last.get(0)));
    }

    private List<Kept> read(String sql, String number) {
        return jdbc.sql(sql).param(number).query((row, n) -> new Kept(row.getInt("submission"), row.getTimestamp("taken_at").toInstant(),
                Json.read(row.getString("content"), new TypeReference<List<ProjectRow>>() {}))).list();
    }
}
