package org.peixun.nomination;

import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** Writes what happened to a nomination: lists, timeline, audit; and tells whom it concerns. */
@Component
class NominationJournal {

    /** Where an institution reads what was decided: the public lists, or what became of its own. */
    static final String LISTS = "/brands";
    static final String OWN = "/nominations/apply";

    private final CaseJournal journal;

    NominationJournal(CaseJournal journal) {
        this.journal = journal;
    }

    /** @param step the user task's label, or {@code null} */
    void write(Nomination nomination, Actor actor, String kind, String step, String action, String text) {
        journal.write(nomination.file(), actor, new CaseJournal.Line(CaseEvent.Kind.valueOf(kind), step, NominationCase.ID + "." + action, text, false));
    }

    void selfRecommended(String number, Directory.Institution self, Actor actor) {
        String text = self.name() + "自荐为品牌建设候选机构。";
        journal.onRecord(null, self.jurisdiction(), actor, NominationCase.ID + ".selfRecommended", text, Map.of());
        journal.tell(Role.COUNTY_CLERK, new AccessPolicy.Subject(self.jurisdiction(), self.id()),
                new Notifications.Message("机构自荐", text + "请在推荐材料中查看。", "/nominations/" + number, number));
    }

    void tellCounty(Nomination nomination, Role role, String title, String text) {
        tell(role, nomination, title, text);
    }

    void tellCity(Nomination nomination, Role role, String title, String text) {
        tell(role, nomination, title, text);
    }

    /** Those who open accounts and give roles; the case itself is not theirs. */
    void tellSecurity(Nomination nomination, String title, String text) {
        journal.tell(Role.SECURITY_ADMIN, nomination.subject(),
                new Notifications.Message(title + "：" + nomination.title(), text, "/admin/users", null));
    }

    /** The case is not the institution's to open. @param link {@link #LISTS} or {@link #OWN} */
    void tellInstitution(Nomination nomination, long institution, String title, String text, String link) {
        journal.tell(Role.APPLICANT, new AccessPolicy.Subject(nomination.jurisdiction(), institution),
                new Notifications.Message(title + "：" + nomination.title(), text, link, null));
    }

    /** Those candidates that were told that they are, once that does not hold any more. */
    void tellPublicised(Nomination nomination, List<Candidate> candidates, String title, String text) {
        candidates.stream().filter(Candidate::publicised)
                .forEach(one -> tellInstitution(nomination, one.institutionId(), title, text, OWN));
    }

    private void tell(Role role, Nomination nomination, String title, String text) {
        journal.tell(role, nomination.number(), nomination.subject(), title + "：" + nomination.title(), text);
    }
}
