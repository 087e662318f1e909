package org.peixun.workflow;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.peixun.identity.CurrentActor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes what happens to user tasks as {@link TaskEvent}s, in the engine's transaction. */
@Component
class TaskObserver implements TaskListener {

    private final ApplicationEventPublisher events;
    private final CurrentActor currentActor;
    private final Clock clock;

    TaskObserver(ApplicationEventPublisher events, CurrentActor currentActor, Clock clock) {
        this.events = events;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> events.publishEvent(created(task));
            case EVENTNAME_ASSIGNMENT -> events.publishEvent(assigned((TaskEntity) task));
            case EVENTNAME_COMPLETE -> events.publishEvent(ended(task, (String) task.getVariable(ModelNames.DECISION)));
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

    private TaskEvent.Assigned assigned(TaskEntity task) {
        Object previous = task.getPropertyChanges().get("assignee").getOrgValue();
        return new TaskEvent.Assigned(
                task.getId(), task.getExecution().getProcessBusinessKey(), task.getAssignee(), (String) previous,
                clock.instant());
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
