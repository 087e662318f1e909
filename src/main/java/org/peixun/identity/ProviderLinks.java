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

    /** @return since when */
    public Optional<Instant> of(String userId) {
        return jdbc.sql("SELECT linked_at FROM oidc_account WHERE user_id = ?").param(userId)
                .query((row, number) -> row.getTimestamp(1).toInstant()).optional();
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
