package org.peixun.complaint;

import java.nio.charset.StandardCharsets;
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
import org.springframework.web.util.UriUtils;

/** Writes what happened to a complaint: lists, timeline, audit; and tells the officers. Never the institution. */
@Component
class ComplaintJournal {

    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    ComplaintJournal(ApplicationEventPublisher events, AuditTrail audit, Notifications notifications, Jurisdictions jurisdictions, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** @param step the user task's label, or {@code null} */
    void write(Complaint complaint, Actor actor, String kind, String step, String action, String text) {
        events.publishEvent(new CaseFileChanged(complaint.file()));
        events.publishEvent(new CaseEvent(
                complaint.number(), clock.instant(), kind, step, actor.userId(), actor.name(), text, false));
        onRecord(complaint, actor, action, text);
    }

    /** In the audit alone. */
    void onRecord(Complaint complaint, Actor actor, String action, String text) {
        audit.record(new AuditTrail.Entry(complaint.jurisdiction(), complaint.number(), actor.userId(), actor.name(),
                ComplaintCase.ID + "." + action, text, Map.of()));
    }

    void tell(Role role, Complaint complaint, String title, String text) {
        notifications.toGroup(role.in(complaint.jurisdiction()), new Notifications.Message(
                title + "：" + complaint.number(), text, "/cases/" + complaint.number(), complaint.number()));
    }

    /** The desk whose caller waits; nothing for other sources. */
    void tellHotline(Complaint complaint, String title, String text) {
        if (complaint.hotlineTicket() != null) {
            notifications.toGroup(Role.HOTLINE.in(jurisdictions.city().code()), new Notifications.Message(title + "：" + complaint.number(), text,
                    "/complaints/hotline?ticket=" + UriUtils.encode(complaint.hotlineTicket(), StandardCharsets.UTF_8), complaint.number()));
        }
    }
}
