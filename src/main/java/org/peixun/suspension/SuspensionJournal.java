package org.peixun.suspension;

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

/** Writes what happened to a suspension case: lists, timeline, audit; and tells whom it concerns. */
@Component
class SuspensionJournal {

    private final FoundOffences offences;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    SuspensionJournal(FoundOffences offences, ApplicationEventPublisher events, AuditTrail audit, Notifications notifications,
            Jurisdictions jurisdictions, Clock clock) {
        this.offences = offences;
        this.events = events;
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** @param step the user task's label, or {@code null} @param seen whether the institution reads the line */
    void write(Suspension suspension, Actor actor, String kind, String step, String action, String text, boolean seen) {
        events.publishEvent(new CaseFileChanged(suspension.file(title(suspension))));
        events.publishEvent(new CaseEvent(suspension.number(), clock.instant(), kind, step, actor.userId(), actor.name(), text, seen));
        audit.record(new AuditTrail.Entry(suspension.jurisdiction(), suspension.number(), actor.userId(), actor.name(),
                SuspensionCase.ID + "." + action, text, Map.of()));
    }

    /** 某校：擅自开班、材料造假 */
    String title(Suspension suspension) {
        return suspension.institutionName() + "：" + String.join("、",
                offences.grounds(suspension.number()).stream().map(one -> one.offence().label()).distinct().toList());
    }

    void tellInstitution(Suspension suspension, String title, String text) {
        tell(Role.applicantsOf(suspension.institutionId()), suspension, title, text);
    }

    void tellCounty(Suspension suspension, Role role, String title, String text) {
        tell(role.in(suspension.jurisdiction()), suspension, title, text);
    }

    void tellCity(Suspension suspension, Role role, String title, String text) {
        tell(role.in(jurisdictions.city().code()), suspension, title, text);
    }

    private void tell(String group, Suspension suspension, String title, String text) {
        notifications.toGroup(group, new Notifications.Message(title + "：" + suspension.institutionName(), text,
                "/cases/" + suspension.number(), suspension.number()));
    }
}
