package org.peixun.round;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.RightsChanged;
import org.peixun.notification.Notifications;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 订阅密码: with which a calendar program reads its owner's deadlines. Audited, since it is a way in; it ends with what the
 * person signs in with and with the rights under which it was made, as the sessions do.
 */
@Service
public class FeedPasswords {

    private static final int SECRET_BYTES = 24;

    /** Made before the rights changed, it is none: somebody may have made it while they were changed. */
    private static final String VALID = """
            SELECT l.user_id FROM feed_link l JOIN app_user u ON u.user_id = l.user_id
            WHERE l.user_id = :user AND u.enabled AND (u.rights_changed_at IS NULL OR l.created_at >= u.rights_changed_at)""";

    private final JdbcClient jdbc;
    private final People people;
    private final AccessPolicy access;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FeedPasswords(JdbcClient jdbc, People people, AccessPolicy access, AuditTrail audit, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.access = access;
        this.audit = audit;
        this.notifications = notifications;
        this.clock = clock;
    }

    public boolean has(Actor actor) {
        return jdbc.sql(VALID).param("user", actor.userId()).query(String.class).optional().isPresent();
    }

    /** A new secret in place of the old one; shown once. */
    @Transactional
    public String make(Actor actor) {
        boolean former = has(actor);
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                INSERT INTO feed_link (user_id, secret_hash, created_at) VALUES (?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at""")
                .params(actor.userId(), hash(secret), clock.instant().atOffset(ZoneOffset.UTC)).update();
        record(actor, "round.feedPasswordMade", former ? "重新生成期限日历的订阅密码，原来的作废。" : "生成期限日历的订阅密码。");
        return secret;
    }

    @Transactional
    public void revoke(Actor actor) {
        if (remove(actor.userId())) {
            record(actor, "round.feedPasswordStopped", "停用期限日历的订阅密码。");
        }
    }

    /** Whose it is. */
    Optional<String> holder(String userId, String secret) {
        return jdbc.sql(VALID + " AND l.secret_hash = :hash").param("user", userId).param("hash", hash(secret)).query(String.class).optional();
    }

    @EventListener
    @Transactional
    public void rightsChanged(RightsChanged changed) {
        if (remove(changed.userId())) {
            record(Actor.SYSTEM, "round.feedPasswordEnded", "账号 " + changed.userId() + " 的密码、角色或者状态有变动，期限日历的订阅密码作废。");
            boolean again = access.allows(people.actor(changed.userId()), Action.SEE_ROUNDS);
            notifications.toUser(changed.userId(), new Notifications.Message("期限日历的订阅密码已作废", "您的密码、登录方式或者岗位有变动，日历软件的订阅随之停止。"
                    + (again ? "仍要订阅的，请在“期限日历”重新生成订阅密码。" : ""), again ? "/deadlines" : "/account", null));
        }
    }

    private boolean remove(String userId) {
        return jdbc.sql("DELETE FROM feed_link WHERE user_id = ?").param(userId).update() > 0;
    }

    private void record(Actor actor, String action, String text) {
        audit.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(), action, text, Map.of()));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
