package org.peixun.workflow;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.People.Person;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what people do with tasks into the audit trail and the case's timeline, and tells whom it concerns. */
@Component
class TaskJournal {

    private final AuditTrail audit;
    private final Notifications notifications;
    private final People people;
    private final HolderNotice holderNotice;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskJournal(
            AuditTrail audit, Notifications notifications, People people,
            HolderNotice holderNotice, ApplicationEventPublisher events, Clock clock) {
        this.audit = audit;
        this.notifications = notifications;
        this.people = people;
        this.holderNotice = holderNotice;
        this.events = events;
        this.clock = clock;
    }

    void claimed(TaskAtHand task, Actor actor) {
        write(task, actor, CaseEvent.Kind.CLAIMED, "task.claimed", actor.name() + "认领了“" + task.name() + "”。",
                Map.of("办理人", new Change(null, actor.name())));
    }

    void givenBack(TaskAtHand task, Actor actor) {
        write(task, actor, CaseEvent.Kind.GIVEN_BACK, "task.givenBack", actor.name() + "将“" + task.name() + "”退回待认领。",
                Map.of("办理人", new Change(actor.name(), null)));
    }

    /** By the system, when the holder lost the right: the colleagues hear of it. */
    void holderGone(TaskAtHand task, String holder) {
        String text = name(holder) + "不再办理本环节，“" + task.name() + "”退回待认领。";
        String number = write(task, Actor.SYSTEM, CaseEvent.Kind.GIVEN_BACK, "task.holderGone", text, Map.of("办理人", new Change(name(holder), null)));
        notifications.toGroup(task.queue(), new Notifications.Message("退回待认领：" + task.name(), text, "/cases/" + number, number));
    }

    /** By the system, when whoever prepares the opinion lost the right: the owner has it again. */
    void delegateGone(TaskAtHand task) {
        String text = name(task.holder()) + "不再办理本环节，委派其准备意见的“" + task.name() + "”交回" + name(task.owner()) + "决定。";
        String number = write(task, Actor.SYSTEM, CaseEvent.Kind.HANDED_BACK, "task.delegateGone", text,
                Map.of("意见准备人", new Change(name(task.holder()), null)));
        holderNotice.tell(task.owner(), new Notifications.Message("委派交回：" + task.name(), text, "/cases/" + number, number));
    }

    void transferred(TaskAtHand task, Actor actor, Person receiver, String reason) {
        String text = actor.name() + "将“" + task.name() + "”转给" + receiver.name() + "办理，原因：" + reason;
        String number = write(task, actor, CaseEvent.Kind.TRANSFERRED, "task.transferred", text,
                Map.of("办理人", new Change(actor.name(), receiver.name())));
        holderNotice.tell(receiver.userId(), new Notifications.Message(
                "转办：" + task.name(), text, "/cases/" + number, number));
    }

    /** By a manager, for an absent holder: all hear of it. Lent, it was its owner's, unless it goes back to the owner. */
    void reassigned(TaskAtHand task, Actor actor, Person receiver, String reason) {
        String before = name(task.isLent() && !receiver.userId().equals(task.owner()) ? task.owner() : task.holder());
        String text = actor.name() + "将“" + task.name() + "”由" + before + "转给" + receiver.name() + "办理，原因：" + reason;
        String number = write(task, actor, CaseEvent.Kind.TRANSFERRED, "task.reassigned", text,
                Map.of("办理人", new Change(before, receiver.name())));
        var message = new Notifications.Message("转办：" + task.name(), text, "/cases/" + number, number);
        Stream.of(receiver.userId(), task.holder(), task.owner()).filter(Objects::nonNull).distinct()
                .forEach(person -> holderNotice.tell(person, message));
    }

    String delegated(TaskAtHand task, Actor actor, Person delegate, String request) {
        String text = actor.name() + "委派" + delegate.name() + "准备“" + task.name() + "”的意见：" + request;
        String number = write(task, actor, CaseEvent.Kind.DELEGATED, "task.delegated", text,
                Map.of("意见准备人", new Change(null, delegate.name())));
        holderNotice.tell(delegate.userId(), new Notifications.Message(
                "委派：" + task.name(), text + "。请填写意见后交回，由" + actor.name() + "决定。", "/cases/" + number, number));
        return number;
    }

    void handedBack(TaskAtHand task, Actor actor) {
        String text = actor.name() + "准备好“" + task.name() + "”的意见，交回" + name(task.owner()) + "决定。";
        String number = write(task, actor, CaseEvent.Kind.HANDED_BACK, "task.handedBack", text,
                Map.of("意见准备人", new Change(actor.name(), null)));
        holderNotice.tell(task.owner(), new Notifications.Message("委派交回：" + task.name(), text, "/cases/" + number, number));
    }

    void recalled(TaskAtHand task, Actor actor) {
        String text = actor.name() + "收回委派给" + name(task.holder()) + "的“" + task.name() + "”。";
        String number = write(task, actor, CaseEvent.Kind.HANDED_BACK, "task.recalled", text,
                Map.of("意见准备人", new Change(name(task.holder()), null)));
        holderNotice.tell(task.holder(), new Notifications.Message("委派收回：" + task.name(), text, "/cases/" + number, number));
    }

    /** Both ids are kept: the entry of the decision itself has the deputy's. */
    void doneFor(String jurisdiction, String number, String step, String holder, Actor deputy) {
        audit.record(new AuditTrail.Entry(jurisdiction, number, deputy.userId(), deputy.name(), "task.doneFor",
                deputy.name() + "代为办理“" + step + "”。",
                Map.of("原办理人账号", new Change(null, holder), "代办人账号", new Change(null, deputy.userId()))));
    }

    /** The institution reads what it did itself, without the officer's name. */
    void urged(TaskAtHand task, Actor actor, String office) {
        String number = task.caseNumber();
        boolean byApplicant = office.equals(Role.APPLICANT.label());
        String told = task.holder() == null || byApplicant ? people.groupLabel(task.queue())
                : holderNotice.labelOf(task);
        String text = office + actor.name() + "催办“" + task.name() + "”，已通知" + told + "。";
        write(task, actor, CaseEvent.Kind.URGED, "task.urged", text, Map.of(), byApplicant);
        events.publishEvent(new TaskEvent.Urged(task.id(), number, actor.name(), office, clock.instant()));
        var message = new Notifications.Message(
                "催办：" + number, office + actor.name() + "催办“" + task.name() + "”，请及时办理。", "/cases/" + number, number);
        if (task.holder() == null) {
            notifications.toGroup(task.queue(), message);
        } else {
            holderNotice.tellOf(task, message);
        }
    }

    private String write(
            TaskAtHand task, Actor actor, CaseEvent.Kind kind, String action, String text, Map<String, Change> changes) {
        return write(task, actor, kind, action, text, changes, false);
    }

    private String write(
            TaskAtHand task, Actor actor, CaseEvent.Kind kind, String action, String text, Map<String, Change> changes,
            boolean forApplicant) {
        String number = task.caseNumber();
        audit.record(new AuditTrail.Entry(
                task.jurisdiction(), number, actor.userId(), actor.name(), action, text, changes));
        events.publishEvent(new CaseEvent(
                number, clock.instant(), kind, task.name(), actor.userId(), actor.name(), text, forApplicant));
        return number;
    }

    private String name(String userId) {
        return people.find(userId).map(Person::name).orElse(userId);
    }
}
