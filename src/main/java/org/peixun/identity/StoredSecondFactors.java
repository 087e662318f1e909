package org.peixun.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.protection.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** {@code second_factor} and {@code recovery_code}. A code is used up in the transaction that takes it. */
@Repository
class StoredSecondFactors {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final PasswordEncoder passwords;
    private final SignInSettings settings;

    StoredSecondFactors(JdbcClient jdbc, FieldCipher cipher, PasswordEncoder passwords, SignInSettings settings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.passwords = passwords;
        this.settings = settings;
    }

    record Enrolled(Instant since, int recoveryCodes) {}

    Optional<Enrolled> find(String userId) {
        return jdbc.sql("""
                        SELECT enrolled_at, (SELECT count(*) FROM recovery_code c WHERE c.user_id = f.user_id) AS codes
                        FROM second_factor f WHERE user_id = :userId
                        """)
                .param("userId", userId)
                .query((row, number) -> new Enrolled(row.getTimestamp(1).toInstant(), row.getInt(2))).optional();
    }

    /** @return false when one is there already */
    boolean add(String userId, String secret, Instant now, long step) {
        return jdbc.sql("""
                        INSERT INTO second_factor (user_id, secret, enrolled_at, last_step)
                        VALUES (:userId, :secret, :now, :step) ON CONFLICT DO NOTHING
                        """)
                .param("userId", userId).param("secret", cipher.encrypt(secret, context(userId)))
                .param("now", Timestamp.from(now)).param("step", step)
                .update() == 1;
    }

    /** @return whether there was one */
    boolean remove(String userId) {
        return jdbc.sql("DELETE FROM second_factor WHERE user_id = :userId").param("userId", userId).update() == 1;
    }

    /** @return fresh ones instead of those from before, to be shown once */
    List<String> newRecoveryCodes(String userId) {
        jdbc.sql("DELETE FROM recovery_code WHERE user_id = :userId").param("userId", userId).update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < settings.recoveryCodes(); i++) {
            String code = PasswordRules.oneTime();
            jdbc.sql("INSERT INTO recovery_code (user_id, hash) VALUES (:userId, :hash)")
                    .param("userId", userId).param("hash", passwords.encode(code)).update();
            codes.add(code);
        }
        return codes;
    }

    private record Row(String secret, long lastStep) {}

    /** The row is locked: of two who give the same code at once, one is accepted. */
    @Transactional
    public boolean takeCode(String userId, String code, Instant now) {
        var row = jdbc.sql("SELECT secret, last_step FROM second_factor WHERE user_id = :userId FOR UPDATE")
                .param("userId", userId).query(Row.class).optional();
        var step = row.map(r -> OneTimeCode.step(cipher.decrypt(r.secret(), context(userId)), code, now,
                settings.clockTolerance(), r.lastStep()));
        if (step.isEmpty() || step.get().isEmpty()) {
            return false;
        }
        jdbc.sql("UPDATE second_factor SET last_step = :step WHERE user_id = :userId")
                .param("step", step.get().getAsLong()).param("userId", userId).update();
        return true;
    }

    @Transactional
    public boolean takeRecoveryCode(String userId, String code) {
        String hash = null;
        for (String candidate : jdbc.sql("SELECT hash FROM recovery_code WHERE user_id = :userId")
                .param("userId", userId).query(String.class).list()) {
            // all of them, whichever matches: the time taken tells nothing
            hash = passwords.matches(code, candidate) ? candidate : hash;
        }
        return hash != null && jdbc.sql("DELETE FROM recovery_code WHERE user_id = :userId AND hash = :hash")
                .param("userId", userId).param("hash", hash).update() == 1;
    }

    private static String context(String userId) {
        return "second_factor.secret/" + userId;
    }
}
