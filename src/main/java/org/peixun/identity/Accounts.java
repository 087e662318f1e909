package org.peixun.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What signing in reads and writes of {@code app_user}. */
@Repository
class Accounts {

    record Account(String userId, String passwordHash, boolean enabled, boolean mustChangePassword,
            Instant lockedUntil) {

        boolean usableAt(Instant now) {
            return enabled && (lockedUntil == null || !lockedUntil.isAfter(now));
        }
    }

    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final Clock clock;

    Accounts(JdbcClient jdbc, SignInSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Account> bySignInName(String name) {
        return jdbc.sql("""
                        SELECT user_id, password_hash, enabled, must_change_password, locked_until
                        FROM app_user WHERE lower(user_id) = lower(:name)
                        """)
                .param("name", name)
                .query(Account.class).optional();
    }

    /** Until the end of the transaction nobody else's attempt on this account is judged. */
    Account lock(String userId) {
        return jdbc.sql("""
                        SELECT user_id, password_hash, enabled, must_change_password, locked_until
                        FROM app_user WHERE user_id = :userId FOR NO KEY UPDATE
                        """)
                .param("userId", userId)
                .query(Account.class).single();
    }

    /** One statement, so that parallel guesses are all counted. @return whether the account is locked now */
    boolean failed(String userId) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        UPDATE app_user SET
                            failed_sign_ins = CASE WHEN recent.count + 1 >= :attempts THEN '{}' ELSE array_append(recent.times, CAST(:now AS timestamptz)) END,
                            locked_until = CASE WHEN recent.count + 1 >= :attempts THEN :lockEnd ELSE locked_until END
                        FROM (SELECT user_id AS id, array(SELECT t FROM unnest(failed_sign_ins) t WHERE t > :since) AS times,
                                     (SELECT count(*) FROM unnest(failed_sign_ins) t WHERE t > :since) AS count
                              FROM app_user WHERE user_id = :userId FOR UPDATE) recent
                        WHERE user_id = recent.id
                        RETURNING locked_until IS NOT NULL AND locked_until > :now
                        """)
                .param("attempts", settings.attempts())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(settings.window())))
                .param("lockEnd", Timestamp.from(now.plus(settings.lock())))
                .param("userId", userId)
                .query(Boolean.class).single();
    }

    /** @param since when its rights were read @return false when the account was locked, disabled or changed in the meantime */
    boolean succeeded(String userId, Instant since) {
        return jdbc.sql("""
                        UPDATE app_user SET failed_sign_ins = '{}', locked_until = NULL
                        WHERE user_id = :userId AND enabled AND (locked_until IS NULL OR locked_until <= :now)
                          AND (rights_changed_at IS NULL OR rights_changed_at <= :since)
                        """)
                .param("since", Timestamp.from(since))
                .param("userId", userId)
                .param("now", Timestamp.from(clock.instant()))
                .update() == 1;
    }

    /** Dated under the lock: whoever signs in is judged either before, or by the new rights. */
    void rightsChanged(String userId) {
        lock(userId);
        jdbc.sql("UPDATE app_user SET rights_changed_at = :now WHERE user_id = :userId")
                .param("now", Timestamp.from(clock.instant())).param("userId", userId).update();
    }
}
