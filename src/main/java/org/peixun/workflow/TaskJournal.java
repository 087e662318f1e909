package org.peixun.workflow;

import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
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

    private final RuntimeService runtime;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final People people;
    private final HolderNotice holderNotice;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskJournal(
            RuntimeService runtime, AuditTrail audit, Notifications notifications, People people,
            HolderNotice holderNotice, ApplicationEventPublisher events, Clock clock) {
        this.runtime = runtime;
        this.audit = audit;
        this.notifications = notifications;
        this.people = people;
        this.holderNotice = holderNotice;
        this.events = events;
        this.clock = clock;
    }

    String caseNumber(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    void claimed(Task task, Actor actor) {
        write(task, actor, "CLAIMED", "task.claimed", actor.name() + "认领了“" + task.getName() + "”。",
                Map.of("办理人", new Change(null, actor.name())));
    }

    void givenBack(Task task, Actor actor) {
        write(task, actor, "GIVEN_BACK", "task.givenBack", actor.name() + "将“" + task.getName() + "”退回待认领。",
                Map.of("办理人", new Change(actor.name(), null)));
    }

    void transferred(Task task, Actor actor, Person receiver, String reason) {
        String text = actor.name() + "将“" + task.getName() + "”转给" + receiver.name() + "办理，原因：" + reason;
        String number = write(task, actor, "TRANSFERRED", "task.transferred", text,
                Map.of("办理人", new Change(actor.name(), receiver.name())));
        holderNotice.tell(receiver.userId(), new Notifications.Message(
                "转办：" + task.getName(), text, "/cases/" + number, number));
    }

    /** By a manager, for an absent holder: both hear of it. */
    void reassigned(Task task, Actor actor, Person receiver, String reason) {
        String before = name(task.getAssignee());
        String text = actor.name() + "将“" + task.getName() + "”由" + before + "转给" + receiver.name() + "办理，原因：" + reason;
        String number = write(task, actor, "TRANSFERRED", "task.reassigned", text,
                Map.of("办理人", new Change(before, receiver.name())));
        var message = new Notifications.Message("转办：" + task.getName(), text, "/cases/" + number, number);
        holderNotice.tell(receiver.userId(), message);
        holderNotice.tell(task.getAssignee(), message);
    }

    String delegated(Task task, Actor actor, Person delegate, String request) {
        String text = actor.name() + "委派" + delegate.name() + "准备“" + task.getName() + "”的意见：" + request;
        String number = write(task, actor, "DELEGATED", "task.delegated", text,
                Map.of("意见准备人", new Change(null, delegate.name())));
        holderNotice.tell(delegate.userId(), new Notifications.Message(
                "委派：" + task.getName(), text + "。请填写意见后交回，由" + actor.name() + "决定。", "/cases/" + number, number));
        return number;
    }

    void handedBack(Task task, Actor actor) {
        String text = actor.name() + "准备好“" + task.getName() + "”的意见，交回" + name(task.getOwner()) + "决定。";
        String number = write(task, actor, "HANDED_BACK", "task.handedBack", text,
                Map.of("意见准备人", new Change(actor.name(), null)));
        holderNotice.tell(task.getOwner(), new Notifications.Message("委派交回：" + task.getName(), text, "/cases/" + number, number));
    }

    void recalled(Task task, Actor actor) {
        String text = actor.name() + "收回委派给" + name(task.getAssignee()) + "的“" + task.getName() + "”。";
        String number = write(task, actor, "HANDED_BACK", "task.recalled", text,
                Map.of("意见准备人", new Change(name(task.getAssignee()), null)));
        holderNotice.tell(task.getAssignee(), new Notifications.Message("委派收回：" + task.getName(), text, "/cases/" + number, number));
    }

    /** Both ids are kept: the entry of the decision itself has the deputy's. */
    void doneFor(String jurisdiction, String number, String step, String holder, Actor deputy) {
        audit.record(new AuditTrail.Entry(jurisdiction, number, deputy.userId(), deputy.name(), "task.doneFor",
                deputy.name() + "代为办理“" + step + "”。",
                Map.of("原办理人账号", new Change(null, holder), "代办人账号", new Change(null, deputy.userId()))));
    }

    /** The institution reads what it did itself, without the officer's name. */
    void urged(Task task, String number, Actor actor, String office, String queue) {
        boolean byApplicant = office.equals(Role.APPLICANT.label());
        String told = task.getAssignee() == null || byApplicant ? people.groupLabel(queue)
                : holderNotice.labelOf(task);
        String text = office + actor.name() + "催办“" + task.getName() + "”，已通知" + told + "。";
        write(task, number, actor, "URGED", "task.urged", text, Map.of(), byApplicant);
        events.publishEvent(new TaskEvent.Urged(task.getId(), number, actor.name(), office, clock.instant()));
        var message = new Notifications.Message(
                "催办：" + number, office + actor.name() + "催办“" + task.getName() + "”，请及时办理。", "/cases/" + number, number);
        if (task.getAssignee() == null) {
            notifications.toGroup(queue, message);
        } else {
            holderNotice.tellOf(task, message);
        }
    }

    private String write(
            Task task, Actor actor, String kind, String action, String text, Map<String, Change> changes) {
        return write(task, caseNumber(task), actor, kind, action, text, changes, false);
    }

    private String write(
            Task task, String number, Actor actor, String kind, String action, String text, Map<String, Change> changes,
            boolean forApplicant) {
        audit.record(new AuditTrail.Entry(
                task.getTenantId(), number, actor.userId(), actor.name(), action, text, changes));
        events.publishEvent(new CaseEvent(
                number, clock.instant(), kind, task.getName(), actor.userId(), actor.name(), text, forApplicant));
        return number;
    }

    private String name(String userId) {
        return people.find(userId).map(Person::name).orElse(userId);
    }
}
