package org.peixun.classfiling;

import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** What is written about a filing, and to whom it is told. */
@Component
class FilingJournal {

    private final CaseJournal journal;

    FilingJournal(CaseJournal journal) {
        this.journal = journal;
    }

    /** Lists only: a draft changed. */
    void face(ClassFiling filing) {
        journal.face(filing.file());
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
        journal.write(filing.file(), actor, new CaseJournal.Line(CaseEvent.Kind.valueOf(kind), step, action, text, changes, forApplicant));
    }

    void audit(ClassFiling filing, Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        journal.onRecord(filing.number(), filing.jurisdiction(), actor, action, text, changes);
    }

    void tellInstitution(ClassFiling filing, String title, String text, String link) {
        journal.tell(Role.APPLICANT, filing.subject(), new Notifications.Message(title, text, link, filing.number()));
    }

    void tell(ClassFiling filing, Role role, String title, String text) {
        journal.tell(role, filing.number(), filing.subject(), title, text);
    }

    /** What somebody typed, with one full stop at its end. */
    static String sentence(String typed) {
        return typed.strip().replaceFirst("[。.；;\\s]+$", "") + "。";
    }

    static AuditTrail.Change state(FilingState before, FilingState after) {
        return new AuditTrail.Change(before.label(), after.label());
    }
}
