package org.peixun.projectlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Notices given, and the marks that will become the next one. */
@Repository
class ListNotices {

    private static final String SELECT = """
            SELECT submission, items, opinion, given_by_name, given_at FROM project_list_notice WHERE number = ? ORDER BY id
            """;

    record Mark(String rowKey, String code, String note) {}

    private final JdbcClient jdbc;

    ListNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void give(ProjectList list, List<ListNotice.Item> items, String opinion, Actor by, Instant now) {
        jdbc.sql("""
                INSERT INTO project_list_notice (number, submission, items, opinion, given_by, given_by_name, given_at)
                VALUES (:number, :submission, :items::jsonb, :opinion, :by, :name, :at)""")
                .param("number", list.number()).param("submission", list.submissions())
                .param("items", Json.write(items)).param("opinion", opinion)
                .param("by", by.userId()).param("name", by.name())
                .param("at", now.atZone(Zone.CHINA).toOffsetDateTime(), Types.TIMESTAMP_WITH_TIMEZONE).update();
        jdbc.sql("DELETE FROM project_remark WHERE number = ?").param(list.number()).update();
    }

    Optional<ListNotice> latest(String number) {
        return jdbc.sql(SELECT + "DESC LIMIT 1").param(number).query(ListNotices::read).optional();
    }

    /** Oldest first. */
    List<ListNotice> all(String number) {
        return jdbc.sql(SELECT).param(number).query(ListNotices::read).list();
    }

    private static ListNotice read(ResultSet row, int n) throws SQLException {
        return new ListNotice(row.getInt(1), Json.read(row.getString(2), new TypeReference<List<ListNotice.Item>>() {}),
                row.getString(3), row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant());
    }

    void mark(String number, String rowKey, String code, String note) {
        jdbc.sql("""
                INSERT INTO project_remark (number, row_key, code, note) VALUES (?, ?, ?, ?)
                ON CONFLICT (number, row_key, code) DO UPDATE SET note = excluded.note""")
                .params(number, rowKey, code, note).update();
    }

    void unmark(String number, String rowKey, String code) {
        jdbc.sql("DELETE FROM project_remark WHERE number = ? AND row_key = ? AND code = ?")
                .params(number, rowKey, code).update();
    }

    List<Mark> marks(String number) {
        return jdbc.sql("SELECT row_key, code, note FROM project_remark WHERE number = ? ORDER BY row_key, code")
                .param(number).query(Mark.class).list();
    }
}
