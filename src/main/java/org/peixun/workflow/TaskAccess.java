package org.peixun.workflow;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.peixun.absence.StandIns;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a task is: of a queue, in somebody's hands, in the hands of somebody for whom the actor stands in. */
@Component
class TaskAccess {

    private final TaskService engine;
    private final TaskWhereabouts whereabouts;
    private final AccessPolicy access;
    private final CaseTypes types;
    private final People people;
    private final StandIns standIns;
    private final TaskJournal journal;
    private final JdbcClient jdbc;

    TaskAccess(TaskService engine, TaskWhereabouts whereabouts, AccessPolicy access, CaseTypes types, People people,
            StandIns standIns, TaskJournal journal, JdbcClient jdbc) {
        this.engine = engine;
        this.whereabouts = whereabouts;
        this.access = access;
        this.types = types;
        this.people = people;
        this.standIns = standIns;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    /**
     * Whoever is at the task now finishes first: the second one finds the outcome and is told of it, in place of a
     * clash of two half-done changes.
     */
    void waitForOthers(String taskId) {
        jdbc.sql("""
                WITH root AS (SELECT id_ FROM act_ru_execution WHERE id_ = (SELECT proc_inst_id_ FROM act_ru_task WHERE id_ = :task)
                              FOR NO KEY UPDATE)
                SELECT t.id_ FROM root JOIN act_ru_task t ON t.proc_inst_id_ = root.id_ WHERE t.id_ = :task FOR UPDATE OF t""")
                .param("task", taskId).query(String.class).optional();
    }

    /** The task, if it waits in one of the actor's queues. */
    Task mine(String taskId, Actor actor) {
        Task task = engine.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        access.check(actor, Action.DO_TASK, types.subject(journal.caseNumber(task)));
        checkRuns(task);
        if (!actor.groups().contains(queue(taskId))) {
            throw RequestRefused.forbidden("“" + task.getName() + "”由" + people.groupLabel(queue(taskId)) + "办理，您不在办理人员之中。");
        }
        return task;
    }

    /** @throws RequestRefused 409 while the case is paused */
    static void checkRuns(Task task) {
        if (task.isSuspended()) {
            throw RequestRefused.conflict("“" + task.getName() + "”所属的事项已暂停办理、停止计时，原因见案件页；恢复后按剩余时间继续办理。");
        }
    }

    /** In the actor's hands, or in those of an absent colleague. */
    Task held(String taskId, Actor actor) {
        Task task = mine(taskId, actor);
        if (!acts(actor, task.getAssignee())) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        return task;
    }

    /** {@link #held}, and not only lent for an opinion. */
    Task owned(String taskId, Actor actor) {
        Task task = held(taskId, actor);
        if (isLent(task)) {
            throw RequestRefused.conflict("“" + task.getName() + "”由" + name(task.getOwner()) + "委派准备意见，只能填写后交回，不能转给他人。");
        }
        return task;
    }

    /** Owned by the actor, or held by an officer of the county whose manager the actor is. */
    Task movable(String taskId, Actor actor) {
        Task task = engine.createTaskQuery().taskId(taskId).singleResult();
        boolean byOther = task != null && task.getAssignee() != null && !task.getAssignee().equals(actor.userId());
        boolean reassign = byOther && !queue(taskId).startsWith(Role.APPLICANT.group())
                && access.allows(actor, Action.REASSIGN_TASK, types.subject(journal.caseNumber(task)));
        if (reassign) {
            checkRuns(task);
        }
        return reassign ? task : owned(taskId, actor);
    }

    /** Whether the actor may do what is in {@code holder}'s hands. */
    boolean acts(Actor actor, String holder) {
        return standIns.acts(actor.userId(), holder);
    }

    /** 张某（代李某） when the actor does what is in another's hands. */
    Actor as(Actor actor, String holder) {
        return holder == null || holder.equals(actor.userId()) ? actor : actor.inPlaceOf(name(holder));
    }

    static boolean isLent(Task task) {
        return task.getDelegationState() == DelegationState.PENDING;
    }

    String name(String userId) {
        return people.find(userId).map(People.Person::name).orElse(userId);
    }

    String queue(String taskId) {
        return engine.getIdentityLinksForTask(taskId).stream()
                .map(link -> link.getGroupId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + taskId + " has no candidate group"));
    }

    Optional<People.Person> member(String taskId, String userId) {
        return people.membersOf(queue(taskId)).stream().filter(person -> person.userId().equals(userId)).findFirst();
    }
}
