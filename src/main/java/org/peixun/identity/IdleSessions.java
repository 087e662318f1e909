package org.peixun.identity;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions that nobody used for as long as they last: audited as the sign-outs that they are (GB/T 22239-2019 8.1.4.3) and
 * removed, in place of Spring's own cleaning, which tells nobody.
 */
@Component
class IdleSessions {

    private static final Logger LOG = LoggerFactory.getLogger(IdleSessions.class);

    private final SignInRecord record;
    private final JdbcClient jdbc;
    private final ConversionService values;

    IdleSessions(SignInRecord record, JdbcClient jdbc, @Qualifier("springSessionConversionService") ConversionService values) {
        this.record = record;
        this.jdbc = jdbc;
        this.values = values;
    }

    private record Ended(int maxInactiveInterval, byte[] attributeBytes) {}

    /** By the database's clock. Of two nodes that look at once the one that removes a session records it. */
    @Scheduled(fixedDelayString = "${peixun.sign-in.idle-interval:PT1M}")
    @Transactional
    public void sweep() {
        jdbc.sql("WITH ended AS (DELETE FROM spring_session WHERE " + SparingSessions.EXPIRED + " RETURNING primary_id, max_inactive_interval)"
                + " SELECT ended.max_inactive_interval, a.attribute_bytes FROM ended JOIN spring_session_attributes a"
                + " ON a.session_primary_id = ended.primary_id AND a.attribute_name = ?")
                .param(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                .query(Ended.class).list().forEach(this::signedOut);
    }

    /** Whoever was half signed in, or displaced, had no session that could be left. */
    private void signedOut(Ended session) {
        try {
            if (values.convert(session.attributeBytes(), Object.class) instanceof SecurityContext context
                    && context.getAuthentication() instanceof SignedIn in) {
                record.signedOut(in.actor(), Duration.ofSeconds(session.maxInactiveInterval()).toMinutes() + "分钟没有操作，自动退出。");
            }
        } catch (ConversionException | SerializationFailedException unreadable) {
            LOG.warn("a session of another version has ended unrecorded: {}", unreadable.getMessage());
        }
    }
}
