package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.peixun.deadline.Deadlines;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Pauses} by the engine's own suspension of an instance: it refuses the work and leaves the timers alone. */
@Component
class EnginePauses implements Pauses {

    private final OneCommand command;
    private final PausedClocks clocks;
    private final CaseLock lock;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    EnginePauses(OneCommand command, PausedClocks clocks, CaseLock lock, ApplicationEventPublisher events,
            JdbcClient jdbc, Clock clock) {
        this.command = command;
        this.clocks = clocks;
        this.lock = lock;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void waitForOthers(Collection<String> caseNumbers) {
        lock.take(caseNumbers);
    }

    @Override
    @Transactional
    public void pause(Collection<String> caseNumbers, String message, String note) {
        List<Running> cases = running(caseNumbers);
        tell(cases, message);
        command.run(() -> StateOfInstances.suspend(ids(cases)));
        events.publishEvent(new CasesPaused(numbers(cases), clock.instant(), note));
    }

    @Override
    @Transactional
    public void resume(Map<String, Instant> since, String message) {
        List<Running> cases = running(since.keySet());
        command.run(() -> StateOfInstances.activate(ids(cases)));
        Map<String, List<CasesResumed.Due>> dues = clocks.goOn(cases.stream().collect(Collectors.toMap(Running::id,
                one -> new Deadlines.Pause(since.get(one.number()), clock.instant(), one.county()))));
        events.publishEvent(new CasesResumed(numbers(cases), clock.instant(), dues.values().stream().flatMap(List::stream).toList()));
        tell(cases, message);
    }

    @Override
    @Transactional
    public void end(String caseNumber, String message) {
        List<Running> one = running(List.of(caseNumber));
        if (one.get(0).paused()) {
            command.run(() -> StateOfInstances.activate(ids(one)));
            events.publishEvent(new CasesResumed(List.of(caseNumber), clock.instant(), List.of()));
        }
        tell(one, message);
    }

    /** A case in the engine. @param id of its process instance */
    private record Running(String id, String number, String county, boolean paused) {}

    /** In the order of their numbers. */
    private List<Running> running(Collection<String> caseNumbers) {
        return jdbc.sql("""
                SELECT id_ AS id, business_key_ AS number, tenant_id_ AS county, suspension_state_ = :paused AS paused FROM act_ru_execution
                 WHERE business_key_ = ANY (:numbers) AND parent_id_ IS NULL AND super_exec_ IS NULL ORDER BY business_key_""")
                .param("paused", SuspensionState.SUSPENDED.getStateCode()).param("numbers", caseNumbers.toArray(String[]::new))
                .query(Running.class).list();
    }

    private static List<String> ids(List<Running> cases) {
        return cases.stream().map(Running::id).toList();
    }

    private static List<String> numbers(List<Running> cases) {
        return cases.stream().map(Running::number).toList();
    }

    /** All of them as one command, each with its executions and subscriptions in a read each. */
    private void tell(List<Running> cases, String message) {
        command.run(() -> cases.forEach(one -> OneCommand.receive(one.id(), message)));
    }
}
