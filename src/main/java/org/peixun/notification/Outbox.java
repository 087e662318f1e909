package org.peixun.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.peixun.shared.Chars;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows to be sent. A row is taken by locking it, so that several nodes share the work and a killed one loses nothing. */
class Outbox {

    /** After a week nobody waits for the e-mail any more; the note in the application stands anyway. */
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(7);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int LONGEST_ERROR = 500;

    record Row(UUID id, String to, String subject, String text, int attempts, Instant createdAt) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Outbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The row that has waited longest, locked until the transaction ends; empty when none is due or all are taken. */
    Optional<Row> take() {
        return jdbc.query("""
                SELECT id, payload ->> 'to', payload ->> 'subject', payload ->> 'text', attempts, created_at
                FROM outbox WHERE sent_at IS NULL AND next_attempt_at <= ?
                ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """, (row, n) -> new Row(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        row.getString(4), row.getInt(5), row.getTimestamp(6).toInstant()),
                Timestamp.from(clock.instant())).stream().findFirst();
    }

    void sent(Row row) {
        jdbc.update("UPDATE outbox SET sent_at = ?, attempts = attempts + 1, error = NULL WHERE id = ?",
                Timestamp.from(clock.instant()), row.id());
    }

    void failed(Row row, String error) {
        Instant now = clock.instant();
        boolean giveUp = row.createdAt().plus(GIVE_UP_AFTER).isBefore(now);
        jdbc.update("UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, error = ? WHERE id = ?",
                giveUp ? null : Timestamp.from(now.plus(pause(row.attempts()))),
                Chars.first(error, LONGEST_ERROR), row.id());
    }

    /** 1, 2, 4, … minutes, at most six hours. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
