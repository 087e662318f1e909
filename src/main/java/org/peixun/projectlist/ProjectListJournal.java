package org.peixun.projectlist;

import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** What is written about a list, and to whom it is told. */
@Component
class ProjectListJournal {

    private final CaseJournal journal;
    private final Jurisdictions jurisdictions;

    ProjectListJournal(CaseJournal journal, Jurisdictions jurisdictions) {
        this.journal = journal;
        this.jurisdictions = jurisdictions;
    }

    /** Lists only: the draft changed. */
    void face(ProjectList list) {
        journal.face(file(list));
    }

    /** @param step the user task's label, or {@code null} */
    void write(ProjectList list, Actor actor, String kind, String step, String action, String text,
            Map<String, AuditTrail.Change> changes) {
        journal.write(file(list), actor, new CaseJournal.Line(CaseEvent.Kind.valueOf(kind), step, "projectList." + action, text, changes, true));
    }

    void audit(ProjectList list, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        journal.onRecord(list.number(), list.jurisdiction(), actor, "projectList." + action, text, changes);
    }

    void tellCounty(ProjectList list, Role role, String title, String text) {
        journal.tell(role, list.number(), list.subject(), title, text);
    }

    void tellCity(ProjectList list, Role role, String title, String text) {
        journal.tell(role, list.number(), list.subject(), title, text);
    }

    /** The case is not the institution's to open. */
    void tellBody(ProjectList list, long institution, String title, String text) {
        journal.tell(Role.APPLICANT, new AccessPolicy.Subject(list.jurisdiction(), institution),
                new Notifications.Message(title, text, "/published/projects", null));
    }

    private CaseFile file(ProjectList list) {
        return list.file(jurisdictions.name(list.jurisdiction()));
    }

    static Map<String, AuditTrail.Change> state(ListState before, ListState after) {
        return Map.of("状态", new AuditTrail.Change(before.label(), after.label()));
    }
}
