package org.peixun.complaint;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseJournal;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Writes what happened to a complaint: lists, timeline, audit; and tells the officers. Never the institution. */
@Component
class ComplaintJournal {

    private final CaseJournal journal;

    ComplaintJournal(CaseJournal journal) {
        this.journal = journal;
    }

    /** @param step the user task's label, or {@code null} */
    void write(Complaint complaint, Actor actor, String kind, String step, String action, String text) {
        journal.write(complaint.file(), actor, new CaseJournal.Line(CaseEvent.Kind.valueOf(kind), step, ComplaintCase.ID + "." + action, text, false));
    }

    /** In the audit alone. */
    void onRecord(Complaint complaint, Actor actor, String action, String text) {
        journal.onRecord(complaint.number(), complaint.jurisdiction(), actor, ComplaintCase.ID + "." + action, text, Map.of());
    }

    void tell(Role role, Complaint complaint, String title, String text) {
        journal.tell(role, complaint.number(), complaint.subject(), title + "：" + complaint.number(), text);
    }

    /** The desk whose caller waits; nothing for other sources. */
    void tellHotline(Complaint complaint, String title, String text) {
        if (complaint.hotlineTicket() != null) {
            journal.tell(Role.HOTLINE, complaint.subject(), new Notifications.Message(title + "：" + complaint.number(), text,
                    "/complaints/hotline?ticket=" + UriUtils.encode(complaint.hotlineTicket(), StandardCharsets.UTF_8), complaint.number()));
        }
    }
}
