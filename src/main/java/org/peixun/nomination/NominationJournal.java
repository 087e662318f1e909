package org.peixun.nomination;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Directory;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseFileChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what happened to a nomination: lists, timeline, audit; and tells whom it concerns. */
@Component
class NominationJournal {

    /** Where an institution reads what was decided: the public lists, or what became of its own. */
    static final String LISTS = "/brands";
    static final String OWN = "/nominations/apply";

    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    NominationJournal(
            ApplicationEventPublisher events, AuditTrail audit, Notifications notifications, Jurisdictions jurisdictions,
            Clock clock) {
        this.events = events;
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** @param step the user task's label, or {@code null} */
    void write(Nomination nomination, Actor actor, String kind, String step, String action, String text) {
        events.publishEvent(new CaseFileChanged(nomination.file()));
        events.publishEvent(new CaseEvent(
                nomination.number(), clock.instant(), kind, step, actor.userId(), actor.name(), text, false));
        audit.record(new AuditTrail.Entry(nomination.jurisdiction(), nomination.number(), actor.userId(), actor.name(),
                NominationCase.ID + "." + action, text, Map.of()));
    }

    void selfRecommended(String number, Directory.Institution self, Actor actor) {
        String text = self.name() + "自荐为品牌建设候选机构。";
        audit.record(new AuditTrail.Entry(self.jurisdiction(), null, actor.userId(), actor.name(),
                NominationCase.ID + ".selfRecommended", text, Map.of()));
        notifications.toGroup(Role.COUNTY_CLERK.in(self.jurisdiction()),
                new Notifications.Message("机构自荐", text + "请在推荐材料中查看。", "/nominations/" + number, number));
    }

    void tellCounty(Nomination nomination, Role role, String title, String text) {
        tell(role.in(nomination.jurisdiction()), nomination, title, text);
    }

    void tellCity(Nomination nomination, Role role, String title, String text) {
        tell(role.in(jurisdictions.city().code()), nomination, title, text);
    }

    /** Those who open accounts and give roles; the case itself is not theirs. */
    void tellSecurity(Nomination nomination, String title, String text) {
        notifications.toGroup(Role.SECURITY_ADMIN.in(jurisdictions.city().code()),
                new Notifications.Message(title + "：" + nomination.title(), text, "/admin/users", null));
    }

    /** The case is not the institution's to open. @param link {@link #LISTS} or {@link #OWN} */
    void tellInstitution(Nomination nomination, long institution, String title, String text, String link) {
        notifications.toGroup(Role.applicantsOf(institution),
                new Notifications.Message(title + "：" + nomination.title(), text, link, null));
    }

    /** Those candidates that were told that they are, once that does not hold any more. */
    void tellPublicised(Nomination nomination, List<Candidate> candidates, String title, String text) {
        candidates.stream().filter(Candidate::publicised)
                .forEach(one -> tellInstitution(nomination, one.institutionId(), title, text, OWN));
    }

    private void tell(String group, Nomination nomination, String title, String text) {
        notifications.toGroup(group, new Notifications.Message(
                title + "：" + nomination.title(), text, "/cases/" + nomination.number(), nomination.number()));
    }
}
