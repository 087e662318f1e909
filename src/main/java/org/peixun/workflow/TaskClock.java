package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.Deadlines;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The clocks of a user task, in models; the numbers are the policy's, for the case's county. */
@Component
@ModelBean
public class TaskClock {

    private final CaseTypes types;
    private final Deadlines deadlines;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TaskClock(CaseTypes types, Deadlines deadlines, PolicyParameters parameters, WorkingCalendar calendar, Clock clock) {
        this.types = types;
        this.deadlines = deadlines;
        this.parameters = parameters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** End of the period of the task that starts now. */
    public Date due(DelegateExecution execution) {
        return Date.from(
                deadlines.due(ModelNames.step(types, execution).deadline(), start(execution), execution.getTenantId()));
    }

    public Date reminder(DelegateExecution execution) {
        return Date.from(deadlines.reminder(
                ModelNames.step(types, execution).deadline(), start(execution), execution.getTenantId()));
    }

    /** All rungs of the ladder as one {@link LadderCalendar} cycle. */
    public String escalations(DelegateExecution execution) {
        List<Instant> rungs = deadlines.escalations(
                ModelNames.step(types, execution).deadline(), start(execution), execution.getTenantId());
        return LadderCalendar.cycle(rungs);
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
        return Date.from(last.atTime(policy.time("office.closingTime")).atZone(Zone.CHINA).toInstant());
    }
}
