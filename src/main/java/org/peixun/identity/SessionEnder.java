package org.peixun.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends all of a person's sessions, on whichever node they were opened. */
@Component
class SessionEnder {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Accounts accounts;
    private final SignInSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    SessionEnder(FindByIndexNameSessionRepository<? extends Session> sessions, Accounts accounts, SignInSettings settings, JdbcClient jdbc, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** At the end of the transaction, so that the account is not locked while others that need it are waited for. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void note(RightsChanged changed) {
        accounts.rightsChanged(changed.userId());
    }

    @TransactionalEventListener
    public void rightsChanged(RightsChanged changed) {
        sessions.findByPrincipalName(changed.userId()).keySet().forEach(sessions::deleteById);
    }

    /** @param changedAt {@code null} when nothing of it has changed yet */
    private record Changed(String userId, boolean enabled, Instant changedAt) {}

    /** Somebody signed in while the account was being disabled or changed: neither saw the other. Older changes than the longest session have left none. */
    @Scheduled(fixedDelayString = "${peixun.holders.interval:PT10M}")
    public void sweep() {
        jdbc.sql("""
                SELECT DISTINCT u.user_id, u.enabled, u.rights_changed_at AS changed_at
                  FROM app_user u JOIN spring_session s ON s.principal_name = u.user_id
                 WHERE NOT u.enabled OR u.rights_changed_at >= :since""")
                .param("since", Timestamp.from(clock.instant().minus(settings.longestSession())))
                .query(Changed.class).list().forEach(this::endFormer);
    }

    private void endFormer(Changed account) {
        sessions.findByPrincipalName(account.userId()).values().stream()
                .filter(session -> !account.enabled() || OwnSessions.since(session).isBefore(account.changedAt()))
                .map(Session::getId).toList().forEach(sessions::deleteById);
    }
}
