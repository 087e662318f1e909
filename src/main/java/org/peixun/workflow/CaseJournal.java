package org.peixun.workflow;

import java.time.Clock;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what happened to a case to the lists, the timeline and the audit, and tells those whom it concerns. */
@Component
public class CaseJournal {

    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    CaseJournal(ApplicationEventPublisher events, AuditTrail audit, Notifications notifications, Jurisdictions jurisdictions, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /**
     * @param kind of the line in the timeline
     * @param step the user task's label, or {@code null}
     * @param action of the audit, labelled in {@code audit/<its beginning>.properties}
     * @param text one Chinese sentence, for both
     * @param changes label → before and after, for the audit; may be empty
     * @param forApplicant whether the institution reads the line
     */
    public record Line(
            CaseEvent.Kind kind, String step, String action, String text, Map<String, AuditTrail.Change> changes, boolean forApplicant) {

        public Line(CaseEvent.Kind kind, String step, String action, String text, boolean forApplicant) {
            this(kind, step, action, text, Map.of(), forApplicant);
        }
    }

    /** Lists only: it looks otherwise, but nothing happened. */
    public void face(CaseFile now) {
        events.publishEvent(new CaseFileChanged(now));
    }

    /** @param now what it looks like from now on */
    public void write(CaseFile now, Actor actor, Line line) {
        face(now);
        events.publishEvent(new CaseEvent(
                now.number(), clock.instant(), line.kind(), line.step(), actor.userId(), actor.name(), line.text(), line.forApplicant()));
        onRecord(now.number(), now.jurisdiction(), actor, line.action(), line.text(), line.changes());
    }

    /** In the audit alone. */
    public void onRecord(
            String caseNumber, String jurisdiction, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(jurisdiction, caseNumber, actor.userId(), actor.name(), action, text, changes));
    }

    /** Whoever holds the role for the case: its institution, the officers of its county, or those of the city. @param of whose the case is */
    public void tell(Role role, String caseNumber, AccessPolicy.Subject of, String title, String text) {
        tell(role, of, new Notifications.Message(title, text, "/cases/" + caseNumber, caseNumber));
    }

    /** The same, of what is read elsewhere than in the case. */
    public void tell(Role role, AccessPolicy.Subject of, Notifications.Message message) {
        notifications.toGroup(role == Role.APPLICANT ? Role.applicantsOf(of.institutionId())
                : role.in(role.isOfCity() ? jurisdictions.city().code() : of.jurisdiction()), message);
    }
}
