package org.peixun.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.peixun.shared.WithoutPersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** E-mails that could not be sent, for operators: how many, why, and once more when the cause is gone. */
@Component
public class UnsentMail {

    /**
     * @param failing tried and not sent, tried again by themselves
     * @param givenUp after a week, not tried again
     * @param since when the oldest of them was written, {@code null} when there is none
     * @param error of the last attempt, without addresses
     */
    public record Standing(long failing, long givenUp, Instant since, String error) {

        public boolean isTrouble() {
            return failing + givenUp > 0;
        }
    }

    private static final String UNSENT = "sent_at IS NULL AND error IS NOT NULL";

    private final JdbcClient jdbc;
    private final Clock clock;

    UnsentMail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Standing standing() {
        return jdbc.sql("""
                SELECT count(*) FILTER (WHERE next_attempt_at IS NOT NULL), count(*) FILTER (WHERE next_attempt_at IS NULL),
                       min(created_at), (array_agg(error ORDER BY next_attempt_at DESC NULLS LAST))[1]
                FROM outbox WHERE\s""" + UNSENT)
                .query((row, n) -> new Standing(row.getLong(1), row.getLong(2), instant(row.getTimestamp(3)),
                        WithoutPersonalData.in(row.getString(4))))
                .single();
    }

    /** All that failed are due now, those given up too. @return how many */
    @Transactional
    public int sendAgain() {
        return jdbc.sql("UPDATE outbox SET next_attempt_at = ? WHERE " + UNSENT).param(Timestamp.from(clock.instant())).update();
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
