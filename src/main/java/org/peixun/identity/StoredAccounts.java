package org.peixun.identity;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.shared.RequestRefused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** What {@link Users} writes: accounts, their roles, and passwords as hashes. */
@Repository
class StoredAccounts {

    private record Held(String userId, Grant grant) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final PasswordEncoder passwords;

    StoredAccounts(JdbcClient jdbc, JdbcTemplate batch, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.passwords = passwords;
    }

    /** Equal passwords are hashed once. @throws RequestRefused 409 for a name that is taken */
    void insert(Collection<NewUser> users) {
        Map<String, String> hashes = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        List<Held> grants = new ArrayList<>();
        for (NewUser user : users) {
            String hash = hashes.computeIfAbsent(user.password(), passwords::encode);
            rows.add(new Object[] {
                user.userId(), user.name(), user.email(), hash, user.mustChangePassword()});
            user.grants().forEach(grant -> grants.add(new Held(user.userId(), grant)));
        }
        try {
            batch.batchUpdate(
                    "INSERT INTO app_user (user_id, name, email, password_hash, must_change_password) VALUES (?, ?, ?, ?, ?)",
                    rows);
        } catch (DuplicateKeyException e) {
            throw RequestRefused.conflict("用户名：已有同名账号（不区分大小写）。请换一个用户名。");
        }
        insert(grants);
    }

    private void insert(List<Held> held) {
        batch.batchUpdate(
                "INSERT INTO user_grant (user_id, role, jurisdiction, institution_id, group_id) VALUES (?, ?, ?, ?, ?)",
                held.stream().map(h -> new Object[] {
                    h.userId(), h.grant().role().name(), h.grant().jurisdiction(), h.grant().institutionId(),
                    h.grant().group()}).toList(),
                new int[] {Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.VARCHAR});
    }

    /** In place of all that the person had. */
    void setGrants(String userId, Set<Grant> grants) {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = :userId").param("userId", userId).update();
        insert(grants.stream().map(grant -> new Held(userId, grant)).toList());
    }

    /** For nobody else to change until the transaction ends. @return whether it is enabled @throws RequestRefused 404 */
    boolean lock(String userId) {
        return jdbc.sql("SELECT enabled FROM app_user WHERE user_id = :userId FOR UPDATE")
                .param("userId", userId).query(Boolean.class).optional().orElseThrow(() -> Users.unknown(userId));
    }

    void setEnabled(String userId, boolean enabled) {
        jdbc.sql("""
                        UPDATE app_user SET enabled = :enabled, failed_sign_ins = '{}', locked_until = NULL,
                               version = version + 1
                        WHERE user_id = :userId
                        """)
                .param("enabled", enabled).param("userId", userId).update();
    }

    /** @throws RequestRefused 404 */
    void setPassword(String userId, String password, boolean mustChange) {
        int changed = jdbc.sql("""
                        UPDATE app_user SET password_hash = :hash, must_change_password = :mustChange,
                               failed_sign_ins = '{}', locked_until = NULL, version = version + 1
                        WHERE user_id = :userId
                        """)
                .param("hash", passwords.encode(password)).param("mustChange", mustChange).param("userId", userId)
                .update();
        if (changed == 0) {
            throw Users.unknown(userId);
        }
    }
}
