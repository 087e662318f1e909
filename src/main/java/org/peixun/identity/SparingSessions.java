package org.peixun.identity;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The sessions in the database, written when there is something to write: that one was used is noted once a minute, not
 * at each click, and the look that Spring takes right after saving is answered from what was saved.
 */
class SparingSessions implements FindByIndexNameSessionRepository<SparingSessions.Sparing> {

    /** Of a row of {@code spring_session}. */
    static final String EXPIRED = "expiry_time < (extract(epoch FROM now()) * 1000)::bigint";
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    /** SQL state: whether the connection that was lost had done its work. */
    private static final String RESOLUTION_UNKNOWN = "08007";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Sparing> SAVED = new ThreadLocal<>();

    private final FindByIndexNameSessionRepository<Session> stored;

    /** Around the repository that Spring Boot sets up, so that everybody gets this one. */
    @Component
    static class Around implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof JdbcIndexedSessionRepository stored ? new SparingSessions(stored) : bean;
        }
    }

    /** What was saved is known for the rest of its request and no longer: the next one may come after another node's. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Forgetting implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
            SAVED.remove();
            try {
                chain.doFilter(request, response);
            } finally {
                SAVED.remove();
            }
        }
    }

    /** The stored kind of session cannot be named here: its repository alone makes and reads it. */
    @SuppressWarnings("unchecked")
    SparingSessions(JdbcIndexedSessionRepository stored) {
        stored.setSessionIdGenerator(SparingSessions::newId);
        // two requests of one session that note the same for the first time at once: the later one counts, as with any other write
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(stored);
        // whoever comes back with an expired session is told there is none; its end is for IdleSessions to record
        stored.setDeleteSessionQuery("DELETE FROM %TABLE_NAME% WHERE session_id = ? AND NOT " + EXPIRED);
        this.stored = (FindByIndexNameSessionRepository<Session>) (FindByIndexNameSessionRepository<?>) stored;
    }

    /** 216 random bits in the 36 characters of the column, where a UUID has 122. */
    static String newId() {
        byte[] bytes = new byte[27];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Sparing createSession() {
        return new Sparing(stored.createSession());
    }

    /** @throws DataAccessResourceFailureException as when the database is away, where nobody knows how much was written */
    @Override
    public void save(Sparing session) {
        try {
            stored.save(session.stored);
        } catch (DuplicateKeyException written) {
            if (!(written.getMostSpecificCause() instanceof PSQLException refused) || refused.getServerErrorMessage() == null
                    || !JdbcIndexedSessionRepository.DEFAULT_TABLE_NAME.equalsIgnoreCase(refused.getServerErrorMessage().getTable())) {
                throw written;
            }
            // its random id is nobody else's: an attempt before has written it, and the connection broke before the answer
            throw new DataAccessResourceFailureException("session was written before", new SQLException("resolution unknown", RESOLUTION_UNKNOWN, written));
        }
        SAVED.set(session);
    }

    @Override
    public Sparing findById(String id) {
        Sparing last = SAVED.get();
        SAVED.remove();
        return last != null && last.getId().equals(id) ? last : wrapped(stored.findById(id));
    }

    @Override
    public void deleteById(String id) {
        SAVED.remove();
        stored.deleteById(id);
    }

    @Override
    public Map<String, Sparing> findByIndexNameAndIndexValue(String name, String value) {
        return stored.findByIndexNameAndIndexValue(name, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Sparing(entry.getValue())));
    }

    private static Sparing wrapped(Session session) {
        return session == null ? null : new Sparing(session);
    }

    static final class Sparing implements Session {

        private final Session stored;

        private Sparing(Session stored) {
            this.stored = stored;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(stored.getLastAccessedTime(), time).compareTo(NOTED_EVERY) >= 0) {
                stored.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
