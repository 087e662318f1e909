package org.peixun.workflow;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.peixun.identity.People;
import org.peixun.identity.RightsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What somebody held who may do it no more (account disabled, other roles) goes back to its queue, in the transaction that
 * takes the right: nobody waits for a person who is gone. What was only lent to them goes back to whoever lent it. What stands still with its case goes back when the case goes on.
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

    /** Somebody claimed it while the account was being disabled: neither saw the other. */
    @Transactional
    public void sweep() {
        jdbc.sql("SELECT id_ AS id, assignee_ AS holder, owner_ AS owner FROM act_ru_task WHERE assignee_ = ANY (:gone) ORDER BY id_")
                .param("gone", people.disabled().toArray(String[]::new)).query(Held.class).list()
                .forEach(task -> releaseIfGone(task.id(), task.holder()));
    }

    private record Held(String id, String holder, String owner) {}

    /** At the end of the transaction: before, the engine may not yet have written that the tasks go on. First there: what it writes is taken along. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    @Order(0)
    public void casesResumed(CasesResumed resumed) {
        jdbc.sql("""
                SELECT t.id_ AS id, t.assignee_ AS holder, t.owner_ AS owner
                  FROM act_ru_execution e JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
                 WHERE e.business_key_ = ANY (:numbers) AND t.assignee_ IS NOT NULL ORDER BY t.id_""").param("numbers", resumed.caseNumbers().toArray(String[]::new))
                .query(Held.class).list().forEach(task -> Stream.of(task.holder(), Optional.ofNullable(task.owner()).orElse(task.holder()))
                        .distinct().forEach(user -> releaseIfGone(task.id(), user)));
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
            if (!user.equals(task.owner())) {
                journal.delegateGone(task);
                return;
            }
        }
        tasks.claim(task.id(), null);
        journal.holderGone(task, user);
    }
}
