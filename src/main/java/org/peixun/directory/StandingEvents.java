package org.peixun.directory;

import java.sql.Timestamp;
import java.time.Clock;
import org.peixun.identity.Actor;
import org.peixun.shared.OncePerTransaction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one way in which somebody's decision becomes an institution's standing, and everybody concerned hears of it. */
@Component
class StandingEvents {

    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    StandingEvents(ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(long institutionId, DirectoryStatus before, Directory.Standing now, StandingReason reason, Actor actor) {
        jdbc.sql("""
                INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no, reason_code,
                    decided_by, decided_by_name, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(institutionId, now.status().name(), now.effectiveOn(), now.reason(), now.documentNo(), reason.name(),
                        actor.userId(), actor.name(), Timestamp.from(clock.instant())).update();
        OncePerTransaction.forget();
        events.publishEvent(new StandingChanged(institutionId, before, now, actor));
    }
}
