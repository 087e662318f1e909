package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets an open task by the new beginning of its period: its end, the reminder if it was not sent yet, the rungs ahead. */
@Component
class MovedPeriods {

    private final TaskService tasks;
    private final CaseTypes types;
    private final StepTimes times;
    private final RepositoryService repository;
    private final OneCommand command;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovedPeriods(TaskService tasks, CaseTypes types, StepTimes times, RepositoryService repository, OneCommand command, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.tasks = tasks;
        this.types = types;
        this.times = times;
        this.repository = repository;
        this.command = command;
        this.jdbc = jdbc;
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

    private void timers(Task task, Instant reminder, List<Instant> rungs) {
        String[] boundary = repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(task.getTaskDefinitionKey()) && !event.cancelActivity())
                .map(BoundaryEvent::getId).toArray(String[]::new);
        String ofTimers = " WHERE process_instance_id_ = ? AND job_def_id_ IN (SELECT id_ FROM act_ru_jobdef WHERE proc_def_id_ = ? AND act_id_ = ANY (?))";
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, rev_ = rev_ + 1" + ofTimers + " AND repeat_ IS NULL")
                .params(local(reminder), task.getProcessInstanceId(), task.getProcessDefinitionId(), boundary).update();
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, repeat_ = ?, rev_ = rev_ + 1" + ofTimers + " AND repeat_ IS NOT NULL")
                .params(local(rungs.get(0)), LadderCalendar.cycle(rungs), task.getProcessInstanceId(), task.getProcessDefinitionId(), boundary)
                .update();
    }

    /**
     * The ladder of an open task of which somebody has set another end. The engine's own recalculation leaves the list of the
     * job as it was. What the former list has passed was told; a rung that now lies behind is told at once.
     */
    void ladder(Task task, List<Instant> rungs) {
        Instant now = clock.instant();
        // by the engine's own entities: within a command it may have changed the job already and not written it
        command.run(() -> Context.getCommandContext().getJobManager().findTimersByExecutionId(task.getExecutionId()).stream()
                .filter(timer -> timer.getRepeat() != null).forEach(timer -> {
                    boolean behind = passed(rungs, now) > passed(LadderCalendar.instants(timer.getRepeat()), now);
                    Instant next = behind ? now : rungs.stream().filter(rung -> rung.isAfter(now)).findFirst().orElse(now);
                    timer.setDuedate(Date.from(next));
                    timer.setRepeat(LadderCalendar.cycle(rungs));
                }));
    }

    private static long passed(List<Instant> rungs, Instant now) {
        return rungs.stream().filter(rung -> !rung.isAfter(now)).count();
    }

    /** The engine keeps local time. */
    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }
}
