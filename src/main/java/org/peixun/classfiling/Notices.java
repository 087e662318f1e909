package org.peixun.classfiling;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What was said to applicants; append-only. */
@Component
class Notices {

    private static final TypeReference<List<Notice.Item>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param dueAt {@code null} for a refusal */
    void give(
            ClassFiling filing, Notice.Kind kind, String step, List<Notice.Item> items, String opinion, Actor by,
            Instant at, Instant dueAt) {
        jdbc.sql("""
                INSERT INTO filing_notice
                (number, submission, kind, step, items, opinion, given_by, given_by_name, given_at, due_at)
                VALUES (?, ?, ?, ?, CAST(? AS jsonb), ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(filing.number(), filing.submissions(), kind.name(), step,
                        Json.write(items), opinion, by.userId(), by.name(), Timestamp.from(at),
                        dueAt == null ? null : Timestamp.from(dueAt)))
                .update();
    }

    /** Newest first. */
    List<Notice> of(String number) {
        return jdbc.sql("""
                SELECT row_number() OVER (PARTITION BY kind ORDER BY id) AS nth, submission, kind, step, items, opinion, given_by_name, given_at, due_at
                FROM filing_notice WHERE number = ? ORDER BY id DESC""").param(number)
                .query((row, i) -> {
                    Timestamp due = row.getTimestamp("due_at");
                    return new Notice(number, row.getInt("nth"), row.getInt("submission"),
                            Notice.Kind.valueOf(row.getString("kind")), row.getString("step"),
                            Json.read(row.getString("items"), ITEMS), row.getString("opinion"),
                            row.getString("given_by_name"), row.getTimestamp("given_at").toInstant(),
                            due == null ? null : due.toInstant());
                }).list();
    }

    Optional<Notice> latest(String number) {
        return of(number).stream().findFirst();
    }
}
