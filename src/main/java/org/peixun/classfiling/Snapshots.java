package org.peixun.classfiling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.peixun.identity.Actor;
import org.peixun.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The submissions of filings; append-only. */
@Component
class Snapshots {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final HeadPhone headPhone;

    Snapshots(JdbcClient jdbc, Clock clock, HeadPhone headPhone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.headPhone = headPhone;
    }

    void keep(String number, int submission, Actor actor, Snapshot snapshot) {
        jdbc.sql("""
                INSERT INTO filing_snapshot (number, submission, taken_at, taken_by, taken_by_name, content)
                VALUES (?, ?, ?, ?, ?, CAST(? AS jsonb))""")
                .params(number, submission, Timestamp.from(clock.instant()), actor.userId(), actor.name(),
                        Json.write(snapshot.withForm(headPhone.sealed(snapshot.form(), context(number))))).update();
    }

    /** One submission. @throws org.springframework.dao.EmptyResultDataAccessException when there is none */
    Snapshot.Kept of(String number, int submission) {
        return jdbc.sql("""
                SELECT submission, taken_at, taken_by_name, content FROM filing_snapshot
                WHERE number = ? AND submission = ?""").params(number, submission)
                .query((row, i) -> kept(number, row)).single();
    }

    /** By which the class is held; before consent the latest. */
    Snapshot.Kept inForce(ClassFiling filing) {
        Integer version = filing.versions().inForce();
        return of(filing.number(), version == null ? filing.submissions() : version);
    }

    /** Oldest first. */
    List<Snapshot.Kept> all(String number) {
        return jdbc.sql("SELECT submission, taken_at, taken_by_name, content FROM filing_snapshot WHERE number = ? ORDER BY submission").param(number)
                .query((row, i) -> kept(number, row)).list();
    }

    /** The latest two, newest first. */
    List<Snapshot.Kept> latest(String number) {
        return jdbc.sql("""
                SELECT submission, taken_at, taken_by_name, content FROM filing_snapshot
                WHERE number = ? ORDER BY submission DESC LIMIT 2""").param(number)
                .query((row, i) -> kept(number, row)).list();
    }

    /** Ids of the documents of any submission of the filing. */
    Set<String> handedIn(String number) {
        return jdbc.sql("""
                SELECT DISTINCT document ->> 'id' FROM filing_snapshot CROSS JOIN jsonb_array_elements(content -> 'documents') AS document
                WHERE number = ?""").param(number).query(String.class).set();
    }

    private Snapshot.Kept kept(String number, ResultSet row) throws SQLException {
        Snapshot stored = Json.read(row.getString("content"), Snapshot.class);
        return new Snapshot.Kept(row.getInt("submission"), row.getTimestamp("taken_at").toInstant(),
                row.getString("taken_by_name"), stored.withForm(headPhone.opened(stored.form(), context(number))));
    }

    private static String context(String number) {
        return "filing_snapshot.content/headPhone/" + number;
    }
}
