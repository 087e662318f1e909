package org.peixun.workflow;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Publishes what happens to user tasks as {@link TaskEvent}s, in the engine's transaction. */
@Component
class TaskObserver implements TaskListener {

    private final ApplicationEventPublisher events;
    private final CurrentActor currentActor;
    private final TaskJournal journal;
    private final Clock clock;

    /** The journal is looked up late: it is part of what the engine is built with. */
    TaskObserver(ApplicationEventPublisher events, CurrentActor currentActor, @Lazy TaskJournal journal, Clock clock) {
        this.events = events;
        this.currentActor = currentActor;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> {
                events.publishEvent(created(task));
                task.setName(TaskName.inEngine(task.getName(), task.getExecution().getProcessBusinessKey()));
            }
            case EVENTNAME_ASSIGNMENT -> assigned((TaskEntity) task);
            case EVENTNAME_COMPLETE -> events.publishEvent(ended(task, TaskOutcome.of(task.getId())));
            case EVENTNAME_DELETE -> events.publishEvent(ended(task, null));
            default -> { }
        }
    }

    private TaskEvent.Created created(DelegateTask task) {
        return new TaskEvent.Created(
                task.getId(),
                task.getExecution().getProcessBusinessKey(),
                ModelNames.caseType(task.getProcessDefinitionId()),
                ModelNames.stepKey(task.getTaskDefinitionKey()),
                task.getName(),
                queue(task),
                task.getTenantId(),
                clock.instant(),
                task.getDueDate().toInstant(),
                task.getPriority());
    }

    private void assigned(TaskEntity task) {
        String previous = (String) task.getPropertyChanges().get("assignee").getOrgValue();
        events.publishEvent(new TaskEvent.Assigned(
                task.getId(), task.getExecution().getProcessBusinessKey(), task.getAssignee(), previous, clock.instant()));
        if (CompletionInterceptor.fromWebapp()) {
            journal(task, previous);
        }
    }

    /** Our own pages journal what they do themselves; from Tasklist there is nobody else to. */
    private void journal(TaskEntity task, String previous) {
        Actor person = currentActor.get();
        if (previous == null && person.userId().equals(task.getAssignee())) {
            journal.claimed(TaskAtHand.of(task), person);
        } else if (task.getAssignee() == null && person.userId().equals(previous)) {
            journal.givenBack(TaskAtHand.of(task), person);
        }
    }

    private TaskEvent.Ended ended(DelegateTask task, String outcome) {
        return new TaskEvent.Ended(
                task.getId(), task.getExecution().getProcessBusinessKey(), outcome, currentActor.get().userId(),
                clock.instant());
    }

    private static String queue(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey() + " has no candidate group"));
    }
}
