package org.peixun.workflow;

import org.camunda.bpm.engine.TaskService;
import org.peixun.identity.People;
import org.peixun.identity.RightsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody held who may do it no more (account disabled, other roles) goes back to its queue, in the transaction that
 * takes the right: nobody waits for a person who is gone. What stands still with its case stays where it is.
 */
@Component
class GoneHolders {

    private final TaskService tasks;
    private final OneCommand engine;
    private final TaskAccess access;
    private final Delegations delegations;
    private final TaskJournal journal;
    private final People people;
    private final JdbcClient jdbc;

    GoneHolders(TaskService tasks, OneCommand engine, TaskAccess access, Delegations delegations, TaskJournal journal, People people,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.engine = engine;
        this.access = access;
        this.delegations = delegations;
        this.journal = journal;
        this.people = people;
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional
    public void rightsChanged(RightsChanged changed) {
        String user = changed.userId();
        jdbc.sql("SELECT id_ FROM act_ru_task WHERE assignee_ = :user OR owner_ = :user ORDER BY id_").param("user", user)
                .query(String.class).list().forEach(task -> releaseIfGone(task, user));
    }

    private void releaseIfGone(String taskId, String user) {
        access.waitForOthers(taskId);
        engine.task(taskId).filter(task -> !task.paused() && (user.equals(task.holder()) || user.equals(task.owner())))
                .filter(task -> people.membersOf(task.queue()).stream().noneMatch(person -> person.userId().equals(user)))
                .ifPresent(task -> release(task, user));
    }

    private void release(TaskAtHand task, String user) {
        if (task.isLent()) {
            delegations.takeBack(task);
        }
        tasks.claim(task.id(), null);
        journal.holderGone(task, user);
    }
}
