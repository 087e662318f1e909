package org.peixun.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions that nobody used for as long as they last: audited as the sign-outs that they are (GB/T 22239-2019 8.1.4.3) and
 * removed, in place of Spring's own cleaning, which tells nobody.
 */
@Component
class IdleSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SignInRecord record;
    private final JdbcClient jdbc;

    IdleSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SignInRecord record, JdbcClient jdbc) {
        this.sessions = sessions;
        this.record = record;
        this.jdbc = jdbc;
    }

    /** By the database's clock. Of two nodes that look at once the one that removes a session records it. */
    @Scheduled(fixedDelayString = "${peixun.sign-in.idle-interval:PT1M}")
    @Transactional
    public void sweep() {
        Map<String, Session> left = new HashMap<>();
        jdbc.sql("SELECT DISTINCT principal_name FROM spring_session WHERE " + SparingSessions.EXPIRED + " AND principal_name IS NOT NULL")
                .query(String.class).list().forEach(person -> left.putAll(sessions.findByPrincipalName(person)));
        List<String> removed = jdbc.sql("DELETE FROM spring_session WHERE " + SparingSessions.EXPIRED + " RETURNING session_id").query(String.class).list();
        removed.stream().filter(left::containsKey).map(left::get).forEach(this::signedOut);
    }

    /** Whoever was half signed in, or displaced, had no session that could be left. */
    private void signedOut(Session session) {
        if (OwnSessions.proof(session) instanceof SignedIn in) {
            record.signedOut(in.actor(), session.getMaxInactiveInterval().toMinutes() + "分钟没有操作，自动退出。");
        }
    }
}
