package org.peixun.classfiling;

import java.time.Clock;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseFileChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what happened to a filing to the lists, the timeline, the audit and to those whom it concerns. */
@Component
class FilingJournal {

    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Clock clock;

    FilingJournal(ApplicationEventPublisher events, AuditTrail audit, Notifications notifications, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Lists only: a draft changed. */
    void face(ClassFiling filing) {
        events.publishEvent(new CaseFileChanged(filing.file()));
    }

    /** @param step the user task's label, or {@code null} */
    void write(
            ClassFiling filing, Actor actor, String kind, String step, String action, String text,
            Map<String, AuditTrail.Change> changes) {
        write(filing, actor, kind, step, action, text, changes, true);
    }

    /** @param forApplicant {@code false}: what officers say to each other before the decision */
    void write(
            ClassFiling filing, Actor actor, String kind, String step, String action, String text,
            Map<String, AuditTrail.Change> changes, boolean forApplicant) {
        record(filing, actor, kind, step, "classFiling." + action, text, changes, forApplicant);
    }

    /** @param action with the file of its wording in front */
    void record(
            ClassFiling filing, Actor actor, String kind, String step, String action, String text,
            Map<String, AuditTrail.Change> changes, boolean forApplicant) {
        face(filing);
        events.publishEvent(new CaseEvent(
                filing.number(), clock.instant(), kind, step, actor.userId(), actor.name(), text, forApplicant));
        audit(filing, actor, action, text, changes);
    }

    void audit(ClassFiling filing, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(filing.jurisdiction(), filing.number(), actor.userId(), actor.name(), action, text, changes));
    }

    void tellInstitution(ClassFiling filing, String title, String text, String link) {
        notifications.toGroup(Role.applicantsOf(filing.institutionId()),
                new Notifications.Message(title, text, link, filing.number()));
    }

    void tell(ClassFiling filing, Role role, String title, String text) {
        notifications.toGroup(role.in(filing.jurisdiction()),
                new Notifications.Message(title, text, "/cases/" + filing.number(), filing.number()));
    }

    /** What somebody typed, with one full stop at its end. */
    static String sentence(String typed) {
        return typed.strip().replaceFirst("[。.；;\\s]+$", "") + "。";
    }

    static AuditTrail.Change state(FilingState before, FilingState after) {
        return new AuditTrail.Change(before.label(), after.label());
    }
}
