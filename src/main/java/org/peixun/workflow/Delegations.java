package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.peixun.form.Forms;
import org.peixun.identity.Actor;
import org.peixun.identity.People.Person;
import org.peixun.shared.RequestRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 委派: the holder lends a task to a colleague of the queue, who fills in the form and hands it back; the holder decides.
 * The engine knows it as its own delegation, so that Tasklist and Cockpit show it. The period runs on.
 */
@Component
public class Delegations {

    private static final int LONGEST_REQUEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TaskService engine;
    private final TaskAccess access;
    private final CaseTypes types;
    private final Forms forms;
    private final TaskJournal journal;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Delegations(TaskService engine, TaskAccess access, CaseTypes types, Forms forms, TaskJournal journal, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.engine = engine;
        this.access = access;
        this.types = types;
        this.forms = forms;
        this.journal = journal;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param proposal the form's values as handed back; empty: none */
    public record Delegation(String ownerName, String delegateName, String request, Instant givenAt, Instant backAt,
            Map<String, Object> proposal) {}

    private record Row(String ownerName, String delegateName, String request, Instant givenAt, Instant backAt, String proposal) {}

    @Transactional
    public void delegate(String taskId, String toUserId, String request, Actor actor) {
        access.waitForOthers(taskId);
        TaskAtHand task = access.owned(taskId, actor);
        String what = request == null ? "" : request.strip();
        if (what.isEmpty() || what.codePointCount(0, what.length()) > LONGEST_REQUEST) {
            throw RequestRefused.badInput("请写明需要准备什么意见，不超过" + LONGEST_REQUEST + "字。");
        }
        types.checkWritten(task.caseNumber(), "request", what, actor);
        Person to = access.member(task, toUserId).filter(person -> !access.acts(actor, person.userId()) && !person.userId().equals(task.holder()))
                .orElseThrow(() -> RequestRefused.badInput("受委派人不在本环节的办理人员之中。请从名单中选择同组的同事。"));
        String owner = task.holder();
        // the engine keeps the owner of an earlier delegation, to whom it would go back
        engine.setOwner(taskId, owner);
        engine.delegateTask(taskId, toUserId);
        jdbc.sql("""
                INSERT INTO delegation (task_id, case_number, owner, owner_name, delegate, delegate_name, request, given_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(taskId, task.caseNumber(), owner, access.name(owner), to.userId(), to.name(), what,
                        clock.instant().atOffset(ZoneOffset.UTC)).update();
        String number = journal.delegated(task, access.as(actor, owner), to, what);
        events.publishEvent(new TaskEvent.Lent(taskId, number, owner, clock.instant()));
    }

    /** The form, filled in by the delegate, goes back with the task. @throws RequestRefused 400 with the fields, 409 */
    @Transactional
    public void handBack(String taskId, Map<String, Object> values, Actor actor) {
        access.waitForOthers(taskId);
        TaskAtHand task = access.held(taskId, actor);
        if (!task.isLent()) {
            throw RequestRefused.conflict("“" + task.name() + "”不是委派给您的，或者已被收回。请刷新页面查看。");
        }
        String form = ModelNames.formId(task.caseType(), task.stepKey());
        var problems = forms.form(form).check(values);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        types.ofNumber(task.caseNumber()).checkWritten(task.caseNumber(), values, actor);
        String delegate = task.holder();
        close(taskId, JSON.writeValueAsString(values));
        resolve(task);
        journal.handedBack(task, access.as(actor, delegate));
    }

    /** Taken back without a proposal, by whoever lent it. */
    @Transactional
    public void recall(String taskId, Actor actor) {
        access.waitForOthers(taskId);
        TaskAtHand task = access.mine(taskId, actor);
        if (!task.isLent() || !access.acts(actor, task.owner())) {
            throw RequestRefused.conflict("“" + task.name() + "”没有由您委派在外，或者已经交回。请刷新页面查看。");
        }
        takeBack(task);
        journal.recalled(task, access.as(actor, task.owner()));
    }

    /** Whatever follows decides who has it next. */
    void takeBack(TaskAtHand task) {
        close(task.id(), null);
        resolve(task);
    }

    private void resolve(TaskAtHand task) {
        engine.resolveTask(task.id());
        events.publishEvent(new TaskEvent.Lent(task.id(), task.caseNumber(), null, clock.instant()));
    }

    private void close(String taskId, String proposal) {
        jdbc.sql("UPDATE delegation SET back_at = ?, proposal = ?::jsonb WHERE task_id = ? AND back_at IS NULL")
                .params(clock.instant().atOffset(ZoneOffset.UTC), proposal, taskId).update();
    }

    /** The latest of a task. */
    public Optional<Delegation> latest(String taskId) {
        List<Row> rows = jdbc.sql("""
                SELECT owner_name, delegate_name, request, given_at, back_at, proposal::text AS proposal FROM delegation
                 WHERE task_id = ? ORDER BY given_at DESC, id DESC LIMIT 1""").param(taskId).query(Row.class).list();
        return rows.stream().findFirst().map(row -> new Delegation(row.ownerName(), row.delegateName(), row.request(), row.givenAt(),
                row.backAt(), row.proposal() == null ? Map.of() : JSON.readValue(row.proposal(), new TypeReference<Map<String, Object>>() {})));
    }
}
