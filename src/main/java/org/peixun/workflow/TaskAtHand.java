package org.peixun.workflow;

import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * An open user task as it is when somebody, or a timer, is about to do something with it.
 *
 * @param name of its step
 * @param holder user id, {@code null} while it waits in its queue
 * @param owner who lent it, {@code null} when it is not lent
 * @param paused its case stands still
 */
record TaskAtHand(String id, String name, String jurisdiction, String caseNumber, String caseType, String stepKey, String queue,
        String holder, String owner, boolean paused, Instant dueAt) {

    static TaskAtHand of(TaskEntity task) {
        return new TaskAtHand(task.getId(), TaskName.step(task.getName()), task.getTenantId(), task.getExecution().getProcessBusinessKey(),
                ModelNames.caseType(task.getProcessDefinitionId()), ModelNames.stepKey(task.getTaskDefinitionKey()), queue(task),
                task.getAssignee(), task.getDelegationState() == DelegationState.PENDING ? task.getOwner() : null,
                task.isSuspended(), task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    boolean isLent() {
        return owner != null;
    }

    private static String queue(TaskEntity task) {
        return TaskFacts.of(task.getId()).map(TaskFacts::queue).orElseGet(() -> candidates(task));
    }

    private static String candidates(TaskEntity task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + task.getId() + " has no candidate group"));
    }
}
