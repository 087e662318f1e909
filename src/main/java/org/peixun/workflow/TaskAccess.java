package org.peixun.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.authorization.Resources;
import org.peixun.absence.StandIns;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a task is: of a queue, in somebody's hands, in the hands of somebody for whom the actor stands in. */
@Component
class TaskAccess {

    private final OneCommand engine;
    private final TaskWhereabouts whereabouts;
    private final AccessPolicy access;
    private final CaseTypes types;
    private final People people;
    private final StandIns standIns;
    private final CaseLock lock;
    private final JdbcClient jdbc;

    TaskAccess(OneCommand engine, TaskWhereabouts whereabouts, AccessPolicy access, CaseTypes types, People people,
            StandIns standIns, CaseLock lock, JdbcClient jdbc) {
        this.engine = engine;
        this.whereabouts = whereabouts;
        this.access = access;
        this.types = types;
        this.people = people;
        this.standIns = standIns;
        this.lock = lock;
        this.jdbc = jdbc;
    }

    /**
     * Whoever is at the task now finishes first: the second one finds the outcome and is told of it, in place of a
     * clash of two half-done changes.
     */
    void waitForOthers(String taskId) {
        jdbc.sql("""
                WITH root AS (SELECT id_, business_key_ FROM act_ru_execution WHERE id_ = (SELECT proc_inst_id_ FROM act_ru_task WHERE id_ = :task)
                              FOR NO KEY UPDATE)
                SELECT root.business_key_ AS case_number,
                       (SELECT max(group_id_) FROM act_ru_identitylink l WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate') AS queue,
                       EXISTS (SELECT FROM act_ru_authorization a WHERE a.resource_type_ = :tasks AND a.resource_id_ = t.id_
                                  AND a.user_id_ IS NOT NULL) AS given
                  FROM root JOIN act_ru_task t ON t.proc_inst_id_ = root.id_ WHERE t.id_ = :task FOR UPDATE OF t""")
                .param("task", taskId).param("tasks", Resources.TASK.resourceType())
                .query((RowCallbackHandler) row -> {
                    lock.taken(row.getString("case_number"));
                    new TaskFacts(row.getString("queue"), row.getBoolean("given")).note(taskId);
                });
    }

    /** The task, if it waits in one of the actor's queues. */
    TaskAtHand mine(String taskId, Actor actor) {
        TaskAtHand task = open(taskId, actor);
        access.check(actor, Action.DO_TASK, subject(task, actor));
        checkRuns(task);
        if (!actor.groups().contains(task.queue())) {
            throw RequestRefused.forbidden("“" + task.name() + "”由" + people.groupLabel(task.queue()) + "办理，您不在办理人员之中。");
        }
        return task;
    }

    /** A case is read for those alone who see it by their institution; an officer's reach is the county. */
    private AccessPolicy.Subject subject(TaskAtHand task, Actor actor) {
        return actor.has(Role.APPLICANT) ? types.subject(task.caseNumber()) : new AccessPolicy.Subject(task.jurisdiction(), null);
    }

    /**
     * @throws RequestRefused 409 when it is not open any more, with where it went; without that for an institution, which
     *     learns of no officer, and whose task it was cannot be asked any more
     */
    TaskAtHand open(String taskId, Actor actor) {
        return engine.task(taskId).orElseThrow(() -> RequestRefused.conflict(
                actor.has(Role.APPLICANT) ? "该环节刚刚办结，请刷新页面查看。" : whereabouts.of(taskId)));
    }

    /** @throws RequestRefused 409 while the case is paused */
    static void checkRuns(TaskAtHand task) {
        checkRuns(task.name(), task.paused());
    }

    static void checkRuns(String name, boolean paused) {
        if (paused) {
            throw RequestRefused.conflict(standsStill(name));
        }
    }

    static String standsStill(String name) {
        return "“" + name + "”所属的事项已暂停办理、停止计时，原因见案件页；恢复后按剩余时间继续办理。";
    }

    /** In the actor's hands, or in those of an absent colleague. */
    TaskAtHand held(String taskId, Actor actor) {
        TaskAtHand task = mine(taskId, actor);
        if (!acts(actor, task)) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        }
        return task;
    }

    /** {@link #held}, and not only lent for an opinion. */
    TaskAtHand owned(String taskId, Actor actor) {
        TaskAtHand task = held(taskId, actor);
        if (task.isLent()) {
            throw RequestRefused.conflict("“" + task.name() + "”由" + name(task.owner()) + "委派准备意见，只能填写后交回，不能转给他人。");
        }
        return task;
    }

    /** Owned by the actor, or held by an officer of the office whose manager the actor is. */
    TaskAtHand movable(String taskId, Actor actor) {
        TaskAtHand task = open(taskId, actor);
        boolean byOther = task.holder() != null && !task.holder().equals(actor.userId());
        boolean reassign = byOther && access.manages(actor, task.queue());
        if (reassign) {
            checkRuns(task);
        }
        return reassign ? task : owned(taskId, actor);
    }

    /**
     * Whether the actor may do this task, which is in somebody's hands. An institution has neither deputies nor a manager who
     * moves what an absent colleague has: each of its people does what another one claimed.
     */
    boolean acts(Actor actor, TaskAtHand task) {
        return task.holder() != null && (acts(actor, task.holder()) || Role.isInstitutions(task.queue()) && actor.groups().contains(task.queue()));
    }

    /** Whether the actor may do what is in {@code holder}'s hands. */
    boolean acts(Actor actor, String holder) {
        return standIns.acts(actor.userId(), holder);
    }

    /** 张某（代李某） when the actor does what is in another's hands. */
    Actor as(Actor actor, String holder) {
        return holder == null || holder.equals(actor.userId()) ? actor : actor.inPlaceOf(name(holder));
    }

    String name(String userId) {
        return people.find(userId).map(People.Person::name).orElse(userId);
    }

    /** Whoever is to get it; stays a member until the transaction ends: what a person who goes had is looked for then ({@link GoneHolders}). */
    Optional<People.Person> member(TaskAtHand task, String userId) {
        return people.keptMember(task.queue(), userId);
    }
}
