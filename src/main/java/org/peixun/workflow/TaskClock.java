package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.springframework.stereotype.Component;

/** The clocks of a user task, in models; the numbers are the policy's, for the case's county. */
@Component
@ModelBean
public class TaskClock {

    private final CaseTypes types;
    private final StepTimes times;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TaskClock(CaseTypes types, StepTimes times, PolicyParameters parameters, WorkingCalendar calendar, Clock clock) {
        this.types = types;
        this.times = times;
        this.parameters = parameters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** End of the period of the task that starts now. */
    public Date due(DelegateExecution execution) {
        return Date.from(times.due(step(execution)));
    }

    public Date reminder(DelegateExecution execution) {
        return Date.from(times.reminder(step(execution)));
    }

    /** All rungs of the ladder as one {@link LadderCalendar} cycle. */
    public String escalations(DelegateExecution execution) {
        return LadderCalendar.cycle(times.escalations(step(execution)));
    }

    private StepTimes.Asked step(DelegateExecution execution) {
        return new StepTimes.Asked(
                ModelNames.caseType(execution.getProcessDefinitionId()),
                ModelNames.stepKey(execution.getCurrentActivityId()),
                execution.getProcessBusinessKey(), execution.getTenantId(), start(execution));
    }

    private Instant start(DelegateExecution execution) {
        String caseType = ModelNames.caseType(execution.getProcessDefinitionId());
        return types.byId(caseType).periodStart(execution.getProcessBusinessKey(),
                ModelNames.step(types, execution).key(), clock.instant());
    }

    /** When a case that waits for its applicant lapses: close of business of the type's {@link CaseType#lapseKey()}. */
    public Date lapse(DelegateExecution execution) {
        String caseType = ModelNames.caseType(execution.getProcessDefinitionId());
        LocalDate today = LocalDate.now(clock);
        Policy policy = parameters.at(today, execution.getTenantId());
        LocalDate last = calendar.plus(today, policy.workingDays(types.byId(caseType).lapseKey()));
        return Date.from(policy.closing(last).toInstant());
    }
}
