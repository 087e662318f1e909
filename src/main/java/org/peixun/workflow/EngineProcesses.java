package org.peixun.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.peixun.shared.RequestRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EngineProcesses implements Processes {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final OneCommand command;
    private final JurisdictionTenant tenant;
    private final StepTimes times;
    private final CaseLock lock;
    private final MovedPeriods periods;
    private final ApplicationEventPublisher events;

    EngineProcesses(
            RepositoryService repository, RuntimeService runtime, ManagementService management, TaskService tasks, OneCommand command,
            JurisdictionTenant tenant, StepTimes times, CaseLock lock, MovedPeriods periods, ApplicationEventPublisher events) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.command = command;
        this.tenant = tenant;
        this.times = times;
        this.lock = lock;
        this.periods = periods;
        this.events = events;
    }

    @Override
    @Transactional
    public void start(String caseType, String caseNumber, String jurisdiction, Map<String, Object> answers) {
        tenant.in(jurisdiction, () -> runtime.startProcessInstanceByKey(caseType, caseNumber, answers));
    }

    @Override
    @Transactional
    public void together(Runnable starts) {
        command.run(starts);
    }

    @Override
    @Transactional
    public void waitForOthers(String caseNumber) {
        lock.take(List.of(caseNumber));
    }

    @Override
    @Transactional
    public void tell(String caseNumber, String message) {
        lock.take(List.of(caseNumber));
        try {
            runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw RequestRefused.conflict("“" + caseNumber + "”当前所处的环节不能办理此操作，可能刚刚办结。请刷新页面查看最新状态。");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean awaits(String caseNumber, String message) {
        return runtime.createExecutionQuery().processInstanceBusinessKey(caseNumber).messageEventSubscriptionName(message).count() > 0;
    }

    @Override
    @Transactional
    public void moveTimer(String caseNumber, String elementId, Instant to) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list()) {
            checkElement(ModelNames.caseType(instance.getProcessDefinitionId()), elementId);
            management.createJobQuery().processInstanceId(instance.getId()).activityId(elementId).timers().list()
                    .forEach(job -> management.setJobDuedate(job.getId(), Date.from(to)));
        }
    }

    /** In the newest model: a case of an older one may lack what was added since. */
    private void checkElement(String caseType, String elementId) {
        String newest = repository.createProcessDefinitionQuery().processDefinitionKey(caseType).latestVersion().singleResult().getId();
        if (repository.getBpmnModelInstance(newest).getModelElementById(elementId) == null) {
            throw new IllegalArgumentException("no " + elementId + " in the model " + caseType);
        }
    }

    @Override
    @Transactional
    public void periodMoved(String caseNumber, String stepKey) {
        periods.move(caseNumber, stepKey);
    }

    @Override
    @Transactional
    public void deadlineMoved(String caseNumber) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list()) {
            management.createJobQuery().processInstanceId(instance.getId()).timers().list()
                    .forEach(job -> management.recalculateJobDuedate(job.getId(), false));
            tasks.createTaskQuery().processInstanceId(instance.getId()).list().forEach(task -> move(task, caseNumber));
        }
    }

    private void move(Task task, String caseNumber) {
        var step = new StepTimes.Asked(
                ModelNames.caseType(task.getProcessDefinitionId()), ModelNames.stepKey(task.getTaskDefinitionKey()),
                caseNumber, task.getTenantId(), task.getCreateTime().toInstant());
        Instant end = times.fixed(step);
        if (end != null) {
            task.setDueDate(Date.from(end));
            tasks.saveTask(task);
            periods.timers(task, times.reminder(step), times.escalations(step));
            events.publishEvent(new TaskEvent.Rescheduled(task.getId(), caseNumber, end));
        }
    }
}
