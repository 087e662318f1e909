package org.peixun.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EngineTasks implements Tasks {

    private final TaskService engine;
    private final TaskWhereabouts whereabouts;
    private final AccessPolicy access;
    private final CaseTypes types;
    private final People people;
    private final TaskJournal journal;
    private final Urging urging;
    private final JdbcClient jdbc;

    EngineTasks(
            TaskService engine, TaskWhereabouts whereabouts, AccessPolicy access, CaseTypes types, People people,
            TaskJournal journal, Urging urging, JdbcClient jdbc) {
        this.engine = engine;
        this.whereabouts = whereabouts;
        this.access = access;
        this.types = types;
        this.people = people;
        this.journal = journal;
        this.urging = urging;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void claim(String taskId, Actor actor) {
        waitForOthers(taskId);
        Task task = mine(taskId, actor);
        if (actor.userId().equals(task.getAssignee())) {
            return;
        }
        try {
            engine.claim(taskId, actor.userId());
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        journal.claimed(task, actor);
    }

    @Override
    @Transactional
    public void giveBack(String taskId, Actor actor) {
        Task task = held(taskId, actor);
        engine.claim(taskId, null);
        journal.givenBack(task, actor);
    }

    @Override
    @Transactional
    public void transfer(String taskId, String toUserId, String reason, Actor actor) {
        Task task = movable(taskId, actor);
        if (reason == null || reason.isBlank()) {
            throw RequestRefused.badInput("请填写转办原因，接办人和流转记录中都会看到。");
        }
        var receiver = people.membersOf(queue(taskId)).stream()
                .filter(person -> person.userId().equals(toUserId) && !toUserId.equals(task.getAssignee()))
                .findFirst()
                .orElseThrow(() -> RequestRefused.badInput("接办人不在本环节的办理人员之中。请从名单中选择接办人。"));
        engine.setAssignee(taskId, toUserId);
        if (actor.userId().equals(task.getAssignee())) {
            journal.transferred(task, actor, receiver, reason.strip());
        } else {
            journal.reassigned(task, actor, receiver, reason.strip());
        }
    }

    @Override
    @Transactional
    public void complete(String taskId, Actor actor, Map<String, Object> values) {
        waitForOthers(taskId);
        Task task = mine(taskId, actor);
        if (task.getAssignee() != null && !task.getAssignee().equals(actor.userId())) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        try {
            if (task.getAssignee() == null) {
                engine.claim(taskId, actor.userId());
            }
            engine.complete(taskId, values);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        } catch (ProcessEngineException e) {
            throw e.getCause() instanceof RequestRefused refusal ? refusal : e;
        }
    }

    @Override
    @Transactional
    public void urge(String taskId, Actor actor) {
        Task task = engine.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        String number = journal.caseNumber(task);
        urging.urge(task, number, queue(taskId), types.subject(number), actor);
    }

    @Override
    public Optional<String> open(String caseNumber, String stepKey) {
        List<Task> open = engine.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(ModelNames.USER_TASK + stepKey)
                .listPage(0, 1);
        return open.stream().findFirst().map(Task::getId);
    }

    /**
     * Whoever is at the task now finishes first: the second one finds the outcome and is told of it, in place of a
     * clash of two half-done changes.
     */
    private void waitForOthers(String taskId) {
        jdbc.sql("SELECT id_ FROM act_ru_task WHERE id_ = ? FOR UPDATE").param(taskId).query(String.class).optional();
    }

    /** The task, if it waits in one of the actor's queues. */
    private Task mine(String taskId, Actor actor) {
        Task task = engine.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        access.check(actor, Action.DO_TASK, types.subject(journal.caseNumber(task)));
        if (!actor.groups().contains(queue(taskId))) {
            throw RequestRefused.forbidden("“" + task.getName() + "”由" + people.groupLabel(queue(taskId)) + "办理，您不在办理人员之中。");
        }
        return task;
    }

    /** Held by the actor, or by an officer of the county whose manager the actor is. */
    private Task movable(String taskId, Actor actor) {
        Task task = engine.createTaskQuery().taskId(taskId).singleResult();
        boolean byOther = task != null && task.getAssignee() != null && !task.getAssignee().equals(actor.userId());
        boolean reassign = byOther && !queue(taskId).startsWith(Role.APPLICANT.group())
                && access.allows(actor, Action.REASSIGN_TASK, types.subject(journal.caseNumber(task)));
        return reassign ? task : held(taskId, actor);
    }

    private Task held(String taskId, Actor actor) {
        Task task = mine(taskId, actor);
        if (!actor.userId().equals(task.getAssignee())) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        return task;
    }

    private String queue(String taskId) {
        return engine.getIdentityLinksForTask(taskId).stream()
                .map(link -> link.getGroupId())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + taskId + " has no candidate group"));
    }
}
