package org.peixun.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EngineTasks implements Tasks {

    private final TaskService engine;
    private final OneCommand command;
    private final TaskWhereabouts whereabouts;
    private final TaskAccess access;
    private final CaseTypes types;
    private final Delegations delegations;
    private final TaskJournal journal;
    private final Urging urging;

    EngineTasks(TaskService engine, OneCommand command, TaskWhereabouts whereabouts, TaskAccess access, CaseTypes types, Delegations delegations,
            TaskJournal journal, Urging urging) {
        this.engine = engine;
        this.command = command;
        this.whereabouts = whereabouts;
        this.access = access;
        this.types = types;
        this.delegations = delegations;
        this.journal = journal;
        this.urging = urging;
    }

    @Override
    @Transactional
    public void claim(String taskId, Actor actor) {
        access.waitForOthers(taskId);
        atOnce(taskId, () -> {
            TaskAtHand task = access.mine(taskId, actor);
            if (!actor.userId().equals(task.holder())) {
                engine.claim(taskId, actor.userId());
                journal.claimed(task, actor);
            }
        });
    }

    @Override
    @Transactional
    public void giveBack(String taskId, Actor actor) {
        access.waitForOthers(taskId);
        TaskAtHand task = access.owned(taskId, actor);
        engine.claim(taskId, null);
        journal.givenBack(task, access.as(actor, task.holder()));
    }

    @Override
    @Transactional
    public void transfer(String taskId, String toUserId, String reason, Actor actor) {
        access.waitForOthers(taskId);
        TaskAtHand task = access.movable(taskId, actor);
        if (reason == null || reason.isBlank()) {
            throw RequestRefused.badInput("请填写转办原因，接办人和流转记录中都会看到。");
        }
        types.checkWritten(task.caseNumber(), "reason", reason, actor);
        var receiver = access.member(task, toUserId).filter(person -> !toUserId.equals(task.holder()))
                .orElseThrow(() -> RequestRefused.badInput("接办人不在本环节的办理人员之中。请从名单中选择接办人。"));
        if (task.isLent()) {
            delegations.takeBack(task);
        }
        engine.setAssignee(taskId, toUserId);
        if (!task.isLent() && access.acts(actor, task)) {
            journal.transferred(task, access.as(actor, task.holder()), receiver, reason.strip());
        } else {
            journal.reassigned(task, actor, receiver, reason.strip());
        }
    }

    @Override
    @Transactional
    public void complete(String taskId, Actor actor, Map<String, Object> values) {
        access.waitForOthers(taskId);
        atOnce(taskId, () -> {
            command.bringWhole(taskId);
            TaskAtHand task = access.mine(taskId, actor);
            if (task.holder() != null && !access.acts(actor, task)) {
                throw RequestRefused.conflict(whereabouts.of(taskId));
            }
            if (task.holder() == null) {
                engine.claim(taskId, actor.userId());
            }
            engine.complete(taskId, values);
        });
    }

    /** As one command of the engine; a refusal of ours comes out as it is. */
    private void atOnce(String taskId, Runnable work) {
        try {
            command.run(work);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            throw RequestRefused.conflict(whereabouts.of(taskId));
        } catch (ProcessEngineException e) {
            throw e.getCause() instanceof RequestRefused refusal ? refusal : e;
        }
    }

    @Override
    @Transactional
    public void urge(String taskId, Actor actor) {
        TaskAtHand task = access.open(taskId, actor);
        TaskAccess.checkRuns(task);
        urging.urge(task, types.subject(task.caseNumber()), actor);
    }

    @Override
    public boolean inHands(String caseNumber, Actor actor) {
        return engine.createTaskQuery().processInstanceBusinessKey(caseNumber).taskAssigned().list().stream()
                .anyMatch(task -> access.acts(actor, task.getAssignee()));
    }

    @Override
    public Optional<String> open(String caseNumber, String stepKey) {
        List<Task> open = engine.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(ModelNames.USER_TASK + stepKey)
                .listPage(0, 1);
        return open.stream().findFirst().map(Task::getId);
    }
}
