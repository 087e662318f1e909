package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.peixun.audit.AuditTrail;
import org.peixun.deadline.DeadlineRule;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.notification.Notifications;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Reminds before the end of a task's period and goes up its ladder after it. Works on the timer's own task as it is
 * when the timer fires; the level is how many instants of the timer's own list have passed, so a late timer (a server that
 * was down) skips no rung and doubles none. Nothing is computed anew: a parameter that has changed since would give other instants.
 */
@Component
class OverdueLadder {

    private final TaskService tasks;
    private final CaseTypes types;
    private final Deadlines deadlines;
    private final LadderGroups groups;
    private final People people;
    private final Notifications notifications;
    private final HolderNotice holderNotice;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OverdueLadder(
            TaskService tasks, CaseTypes types, Deadlines deadlines, LadderGroups groups, People people, Notifications notifications, HolderNotice holderNotice,
            AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.tasks = tasks;
        this.types = types;
        this.deadlines = deadlines;
        this.groups = groups;
        this.people = people;
        this.notifications = notifications;
        this.holderNotice = holderNotice;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void remind(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        Instant now = clock.instant();
        for (TaskAtHand task : open(execution)) {
            String text = reminder(task.name(), deadlines.inWords(task.dueAt(), now));
            var message = new Notifications.Message("临期提醒：" + caseNumber, text, "/cases/" + caseNumber, caseNumber);
            if (task.holder() == null) {
                notifications.toGroup(task.queue(), message);
            } else {
                holderNotice.tellOf(task, message);
            }
            tell(caseNumber, task, CaseEvent.Kind.REMINDED, "task.reminded", "系统已提醒" + holder(task) + "：" + text);
        }
    }

    /** The words of a list's cell, as a sentence. */
    static String reminder(String step, Deadlines.Words words) {
        return "“" + step + "”" + switch (words.level()) {
            case TODAY -> "须于" + words.text() + "办结";
            case OVERDUE -> "已" + words.text();
            default -> "的办理期限" + words.text();
        } + "，请及时办理。";
    }

    void escalate(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        Instant now = clock.instant();
        int reached = (int) FiredTimer.instants().stream().filter(rung -> !rung.isAfter(now)).count();
        if (reached > 0) {
            for (TaskAtHand task : open(execution)) {
                DeadlineRule rule = step(task).deadline();
                int level = Math.min(reached, rule.ladder().size());
                escalate(task, caseNumber, level, groups.of(rule.ladder().get(level - 1), task.queue(), task.jurisdiction()), now);
            }
        }
    }

    private void escalate(TaskAtHand task, String caseNumber, int level, String group, Instant now) {
        String words = deadlines.inWords(task.dueAt(), now).text();
        String text = "“" + task.name() + "”" + words + "，办理人：" + holder(task) + "，已报" + people.groupLabel(group) + "督办。";
        events.publishEvent(new TaskEvent.Escalated(task.id(), caseNumber, level, group, now));
        var message = new Notifications.Message("督办：" + caseNumber, text, "/cases/" + caseNumber, caseNumber);
        notifications.toGroup(group, message);
        if (task.holder() != null) {
            holderNotice.tellDeputy(task.holder(), message);
            if (task.isLent()) {
                holderNotice.tell(task.owner(), message);
            }
        }
        tell(caseNumber, task, CaseEvent.Kind.ESCALATED, "task.escalated", text);
    }

    private void tell(String caseNumber, TaskAtHand task, CaseEvent.Kind kind, String action, String text) {
        Actor system = Actor.SYSTEM;
        audit.record(new AuditTrail.Entry(
                task.jurisdiction(), caseNumber, system.userId(), system.name(), action, text, java.util.Map.of()));
        events.publishEvent(new CaseEvent(
                caseNumber, clock.instant(), kind, task.name(), system.userId(), system.name(), text, false));
    }

    /** The timer's own task: of several at the same step each has a timer of its own. */
    private List<TaskAtHand> open(DelegateExecution execution) {
        var query = tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).active();
        FiredTimer.taskExecution(execution).ifPresent(query::executionId);
        return query.list().stream().map(task -> TaskAtHand.of((TaskEntity) task)).toList();
    }

    private Step step(TaskAtHand task) {
        return types.step(task.caseType(), task.stepKey());
    }

    private String holder(TaskAtHand task) {
        return task.holder() == null
                ? people.groupLabel(task.queue()) + "（待认领）"
                : holderNotice.labelOf(task);
    }
}
