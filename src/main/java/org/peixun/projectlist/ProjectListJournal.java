package org.peixun.projectlist;

import java.time.Clock;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseFileChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what happened to a list to the work lists, the timeline, the audit and to those whom it concerns. */
@Component
class ProjectListJournal {

    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    ProjectListJournal(
            ApplicationEventPublisher events, AuditTrail audit, Notifications notifications, Jurisdictions jurisdictions,
            Clock clock) {
        this.events = events;
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** Lists only: the draft changed. */
    void face(ProjectList list) {
        events.publishEvent(new CaseFileChanged(list.file(jurisdictions.name(list.jurisdiction()))));
    }

    /** @param step the user task's label, or {@code null} */
    void write(ProjectList list, Actor actor, String kind, String step, String action, String text,
            Map<String, AuditTrail.Change> changes) {
        face(list);
        events.publishEvent(new CaseEvent(
                list.number(), clock.instant(), kind, step, actor.userId(), actor.name(), text, true));
        audit(list, actor, action, text, changes);
    }

    void audit(ProjectList list, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(list.jurisdiction(), list.number(), actor.userId(), actor.name(),
                "projectList." + action, text, changes));
    }

    void tellCounty(ProjectList list, Role role, String title, String text) {
        tell(role.in(list.jurisdiction()), list, title, text);
    }

    void tellCity(ProjectList list, Role role, String title, String text) {
        tell(role.in(jurisdictions.city().code()), list, title, text);
    }

    private void tell(String group, ProjectList list, String title, String text) {
        notifications.toGroup(group, new Notifications.Message(title, text, "/cases/" + list.number(), list.number()));
    }

    static Map<String, AuditTrail.Change> state(ListState before, ListState after) {
        return Map.of("状态", new AuditTrail.Change(before.label(), after.label()));
    }
}
