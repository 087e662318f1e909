package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.peixun.shared.RequestRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sets an open task by the new beginning of its period: its end, its reminder and its ladder. */
@Component
class MovedPeriods {

    private final TaskService tasks;
    private final CaseTypes types;
    private final StepTimes times;
    private final RepositoryService repository;
    private final OneCommand command;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovedPeriods(TaskService tasks, CaseTypes types, StepTimes times, RepositoryService repository, OneCommand command,
            ApplicationEventPublisher events, Clock clock) {
        this.tasks = tasks;
        this.types = types;
        this.times = times;
        this.repository = repository;
        this.command = command;
        this.events = events;
        this.clock = clock;
    }

    /** @throws RequestRefused 409 while the case is paused: no clock runs that could be set */
    void move(String caseNumber, String stepKey) {
        tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey(ModelNames.USER_TASK + stepKey).list()
                .forEach(task -> move(task, caseNumber, stepKey));
    }

    private void move(Task task, String caseNumber, String stepKey) {
        if (task.isSuspended()) {
            throw RequestRefused.conflict("本事项暂停办理、停止计时，不能更改日期。请在恢复办理以后再改。");
        }
        String caseType = ModelNames.caseType(task.getProcessDefinitionId());
        StepTimes.Asked step = new StepTimes.Asked(caseType, stepKey, caseNumber, task.getTenantId(),
                types.byId(caseType).periodStart(caseNumber, stepKey, task.getCreateTime().toInstant()));
        Instant due = times.due(step);
        task.setDueDate(Date.from(due));
        tasks.saveTask(task);
        timers(task, times.reminder(step), times.escalations(step));
        events.publishEvent(new TaskEvent.Rescheduled(task.getId(), caseNumber, due));
    }

    /**
     * The timers of an open task of which somebody has set another end: its reminder and its ladder. The engine's own
     * recalculation leaves the list of the job as it was. What the former list has passed was told; a rung that now lies behind
     * is told at once. A timer that was through begins anew where there is something ahead to tell.
     */
    void timers(Task task, Instant reminder, List<Instant> rungs) {
        // by the engine's own entities: within a command it may have changed the job already and not written it
        command.run(() -> {
            var context = Context.getCommandContext();
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(task.getExecutionId());
            Map<String, TimerEntity> running = context.getJobManager().findTimersByExecutionId(task.getExecutionId()).stream()
                    .collect(Collectors.toMap(TimerEntity::getActivityId, timer -> timer));
            TimerDeclarationImpl.getDeclarationsForScope(execution.getActivity()).forEach((element, declared) -> {
                // nothing begins in a case that stands still: its resumption asks again
                if (!declared.isInterruptingTimer() && (running.containsKey(element) || !task.isSuspended())) {
                    TimerEntity timer = running.get(element);
                    if (isLadder(task, element)) {
                        ladder(timer, rungs, () -> declared.createTimer(execution));
                    } else if (timer != null || reminder.isAfter(clock.instant())) {
                        begun(timer, () -> declared.createTimer(execution)).setDuedate(Date.from(reminder));
                    }
                }
            });
        });
    }

    private void ladder(TimerEntity running, List<Instant> rungs, Supplier<TimerEntity> anew) {
        Instant now = clock.instant();
        Optional<Instant> ahead = rungs.stream().filter(rung -> rung.isAfter(now)).findFirst();
        if (running == null && ahead.isEmpty()) {
            return;
        }
        boolean behind = running != null && passed(rungs, now) > passed(LadderCalendar.instants(running.getRepeat()), now);
        TimerEntity timer = begun(running, anew);
        timer.setDuedate(Date.from(behind ? now : ahead.orElse(now)));
        timer.setRepeat(LadderCalendar.cycle(rungs));
    }

    private static TimerEntity begun(TimerEntity running, Supplier<TimerEntity> anew) {
        return running == null ? anew.get() : running;
    }

    private boolean isLadder(Task task, String element) {
        return repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(element) instanceof BoundaryEvent event
                && event.getEventDefinitions().stream().anyMatch(one -> one instanceof TimerEventDefinition timer && timer.getTimeCycle() != null);
    }

    private static long passed(List<Instant> rungs, Instant now) {
        return rungs.stream().filter(rung -> !rung.isAfter(now)).count();
    }
}
