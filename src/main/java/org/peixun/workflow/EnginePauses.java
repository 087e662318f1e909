package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.peixun.deadline.Deadlines;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Pauses} by the engine's own suspension of an instance: it refuses the work and leaves the timers alone. */
@Component
class EnginePauses implements Pauses {

    private final RuntimeService runtime;
    private final PausedClocks clocks;
    private final CaseLock lock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EnginePauses(RuntimeService runtime, PausedClocks clocks, CaseLock lock, ApplicationEventPublisher events, Clock clock) {
        this.runtime = runtime;
        this.clocks = clocks;
        this.lock = lock;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void waitForOthers(Collection<String> caseNumbers) {
        lock.take(caseNumbers);
    }

    @Override
    @Transactional
    public void pause(String caseNumber, String message, String note) {
        String instance = instance(caseNumber).getId();
        runtime.createMessageCorrelation(message).processInstanceId(instance).correlate();
        runtime.suspendProcessInstanceById(instance);
        events.publishEvent(new CasePaused(caseNumber, clock.instant(), note));
    }

    @Override
    @Transactional
    public void resume(String caseNumber, String message, Instant since) {
        ProcessInstance instance = instance(caseNumber);
        runtime.activateProcessInstanceById(instance.getId());
        List<CaseResumed.Due> dues = clocks.goOn(instance, new Deadlines.Pause(since, clock.instant()));
        events.publishEvent(new CaseResumed(caseNumber, clock.instant(), dues));
        runtime.createMessageCorrelation(message).processInstanceId(instance.getId()).correlate();
    }

    @Override
    @Transactional
    public void end(String caseNumber, String message) {
        ProcessInstance instance = instance(caseNumber);
        if (instance.isSuspended()) {
            runtime.activateProcessInstanceById(instance.getId());
            events.publishEvent(new CaseResumed(caseNumber, clock.instant(), List.of()));
        }
        runtime.createMessageCorrelation(message).processInstanceId(instance.getId()).correlate();
    }

    private ProcessInstance instance(String caseNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).rootProcessInstances().singleResult();
    }
}
