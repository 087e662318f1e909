package org.peixun.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.RequestRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which person of the provider an account belongs to: seen and undone by a security administrator. */
@Service
public class ProviderLinks {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ProviderLinks(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /** @param opened from the claims, which decide the account's roles at every sign-in (ADR 17) */
    public record Link(Instant since, boolean opened) {}

    public Optional<Link> of(String userId) {
        return jdbc.sql("SELECT linked_at, opened FROM oidc_account WHERE user_id = ?").param(userId)
                .query((row, number) -> new Link(row.getTimestamp(1).toInstant(), row.getBoolean(2))).optional();
    }

    /** What an administrator gives or takes here would be gone at the next sign-in, unseen. @throws RequestRefused 409 */
    void refuseOpened(String userId) {
        if (of(userId).filter(Link::opened).isPresent()) {
            throw RequestRefused.conflict("角色：账号 " + userId + " 的角色由统一身份认证决定，每次登录时更新，不能在本系统调整。"
                    + "如需立即取消，请停用账号；改由本系统授权的，先解除统一身份认证关联。");
        }
    }

    /** Whoever signs in by that name next is linked anew. Ends the sessions. @throws RequestRefused 409 when there is no link */
    @Transactional
    public void undo(String userId, Actor by) {
        Users.refuseOwn(userId, by);
        if (jdbc.sql("DELETE FROM oidc_account WHERE user_id = ?").param(userId).update() == 0) {
            throw RequestRefused.conflict("账号 " + userId + " 没有关联统一身份认证，不需要解除。");
        }
        audit.record(new AuditTrail.Entry(null, null, by.userId(), by.name(), "identity.oidcUnlinked",
                "解除账号 " + userId + " 与统一身份认证的关联。", Map.of()));
        events.publishEvent(new RightsChanged(userId));
    }
}
