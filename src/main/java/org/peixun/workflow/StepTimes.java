package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.DeadlineRule;
import org.peixun.deadline.Deadlines;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** When a step ends, reminds and escalates: counted from its beginning, or to the fixed end that its case type names. */
@Component
class StepTimes {

    private final CaseTypes types;
    private final Deadlines deadlines;
    private final PolicyParameters parameters;
    private final WorkingCalendar calendar;
    private final Clock clock;

    StepTimes(
            CaseTypes types, Deadlines deadlines, PolicyParameters parameters, WorkingCalendar calendar, Clock clock) {
        this.types = types;
        this.deadlines = deadlines;
        this.parameters = parameters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param jurisdiction of the case @param start of the step */
    record Asked(String caseType, String stepKey, String caseNumber, String jurisdiction, Instant start) {}

    Instant due(Asked step) {
        Instant fixed = fixed(step);
        return fixed == null ? deadlines.due(rule(step), step.start(), step.jurisdiction()) : fixed;
    }

    Instant reminder(Asked step) {
        Instant fixed = fixed(step);
        if (fixed == null) {
            return deadlines.reminder(rule(step), step.start(), step.jurisdiction());
        }
        Policy policy = policy(step);
        LocalDate day = plus(day(fixed), -policy.integer(rule(step).reminderKey()));
        Instant opening = day.atTime(policy.time("office.openingTime")).atZone(Zone.CHINA).toInstant();
        return opening.isBefore(step.start()) ? step.start() : opening;
    }

    List<Instant> escalations(Asked step) {
        Instant fixed = fixed(step);
        if (fixed == null) {
            return deadlines.escalations(rule(step), step.start(), step.jurisdiction());
        }
        Policy policy = policy(step);
        int between = policy.integer(rule(step).escalationKey());
        Stream<Instant> further = Stream.iterate(1, n -> n + 1).limit(rule(step).ladder().size() - 1L)
                .map(n -> policy.closing(plus(day(fixed), n * between)).toInstant());
        // a step that begins after its end is late at once
        Instant first = fixed.isAfter(step.start()) ? fixed : step.start().plusSeconds(1);
        return Stream.concat(Stream.of(first), further).toList();
    }

    /** Whether the end is a day that somebody set. */
    Instant fixed(Asked step) {
        return types.byId(step.caseType()).dueAt(step.caseNumber(), step.stepKey());
    }

    /** A period that ends at midnight ends on the day before. */
    private static LocalDate day(Instant end) {
        return LocalDate.ofInstant(end.minusNanos(1), Zone.CHINA);
    }

    /** The set day stands, whether or not its year's calendar is known: then days are counted as they come. */
    private LocalDate plus(LocalDate day, int workdays) {
        try {
            return calendar.plus(day, WorkingDays.of(workdays));
        } catch (CalendarYearMissing e) {
            return day.plusDays(workdays);
        }
    }

    private DeadlineRule rule(Asked step) {
        return types.step(step.caseType(), step.stepKey()).deadline();
    }

    private Policy policy(Asked step) {
        return parameters.at(LocalDate.now(clock), step.jurisdiction());
    }
}
