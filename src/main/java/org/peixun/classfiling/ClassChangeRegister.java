package org.peixun.classfiling;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of classes; a row is written when one is asked for and completed once, by the decision or the end of the class. */
@Component
class ClassChangeRegister {

    private final JdbcClient jdbc;

    ClassChangeRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void asked(String number, int version, int fromVersion, String reason, Actor actor, Instant at) {
        jdbc.sql("""
                INSERT INTO class_change (number, version, from_version, reason, asked_at, asked_by, asked_by_name)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(number, version, fromVersion, reason, Timestamp.from(at), actor.userId(), actor.name()).update();
    }

    /** @param grounds {@code null} when consented */
    void decided(String number, int version, boolean consented, String grounds, String opinion, Actor actor, Instant at) {
        close(number, version, consented ? "CONSENTED" : "REFUSED", grounds, opinion, actor, at);
    }

    /** The class ended before anybody decided. @param actor who ended it */
    void lapsed(String number, int version, Actor actor, Instant at) {
        close(number, version, "LAPSED", null, null, actor, at);
    }

    private void close(String number, int version, String decision, String grounds, String opinion, Actor actor, Instant at) {
        jdbc.sql("""
                UPDATE class_change SET decision = ?, grounds = ?, opinion = ?, decided_at = ?, decided_by = ?, decided_by_name = ?
                 WHERE number = ? AND version = ? AND decision IS NULL""")
                .params(decision, grounds, opinion, Timestamp.from(at), actor.userId(),
                        actor.name(), number, version).update();
    }

    /** Empty until it has been handed in. */
    Optional<Instant> askedAt(String number, int version) {
        return jdbc.sql("SELECT asked_at FROM class_change WHERE number = ? AND version = ?").params(number, version)
                .query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    /** Newest first. */
    List<ClassChange> of(String number) {
        return jdbc.sql("""
                SELECT version, from_version, reason, asked_at, asked_by_name, decision, grounds, opinion, decided_at,
                       decided_by_name
                  FROM class_change WHERE number = ? ORDER BY version DESC""").param(number).query(ClassChange.class).list();
    }
}
