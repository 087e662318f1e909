package org.peixun.identity;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends all of a person's sessions, on whichever node they were opened. */
@Component
class SessionEnder {

    private final FindByIndexNameSessionRepository<?> sessions;

    SessionEnder(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    @TransactionalEventListener
    public void rightsChanged(RightsChanged changed) {
        sessions.findByPrincipalName(changed.userId()).keySet().forEach(sessions::deleteById);
    }
}
