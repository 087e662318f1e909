package org.peixun.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** {@link Deadlines} by the calendar and by the parameters in force on the day on which the step starts. */
@Component
class WorkingTime implements Deadlines {

    private static final String SOON = "deadline.soonWorkdays";

    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Dates dates = new Dates();

    WorkingTime(WorkingCalendar calendar, PolicyParameters parameters) {
        this.calendar = calendar;
        this.parameters = parameters;
    }

    @Override
    public Instant due(DeadlineRule rule, Instant start, String jurisdiction) {
        Policy policy = policyAt(start, jurisdiction);
        return policy.closing(dueDay(rule, start, policy)).toInstant();
    }

    @Override
    public Instant reminder(DeadlineRule rule, Instant start, String jurisdiction) {
        Policy policy = policyAt(start, jurisdiction);
        LocalDate day = calendar.plus(dueDay(rule, start, policy), policy.workingDays(rule.reminderKey()).negated());
        Instant opening = policy.opening(day).toInstant();
        return opening.isBefore(start) ? start : opening;
    }

    @Override
    public List<Instant> escalations(DeadlineRule rule, Instant start, String jurisdiction) {
        Policy policy = policyAt(start, jurisdiction);
        LocalDate day = dueDay(rule, start, policy);
        WorkingDays step = policy.workingDays(rule.escalationKey());
        var rungs = new ArrayList<Instant>(rule.ladder().size());
        for (int i = 0; i < rule.ladder().size(); i++) {
            // counted from the due day each time: a rung beyond the last one asks for no further year
            rungs.add(policy.closing(calendar.plus(day, WorkingDays.of(i * step.count()))).toInstant());
        }
        return List.copyOf(rungs);
    }

    @Override
    public Deadlines by(WorkingCalendar other) {
        return new WorkingTime(other, parameters);
    }

    @Override
    public Instant after(Instant planned, Pause pause) {
        boolean passed = !planned.isAfter(pause.from());
        LocalDateTime end = local(planned);
        Instant moved = calendar.plus(end.toLocalDate(), passed ? days(pause) : given(pause)).atTime(end.toLocalTime()).atZone(Zone.CHINA).toInstant();
        // whole seconds, for a ladder's list fits in the engine's column only so
        return passed && moved.isAfter(pause.to()) ? pause.to().truncatedTo(ChronoUnit.SECONDS) : moved;
    }

    private WorkingDays days(Pause pause) {
        return calendar.between(local(pause.from()).toLocalDate(), local(pause.to()).toLocalDate());
    }

    /** A day that the pause broke off is given back: resumed after business, what was due that day would be overdue at once. */
    @Override
    public WorkingDays given(Pause pause) {
        boolean brokenOff = inBusiness(local(pause.from()), pause.jurisdiction()) && !inBusiness(local(pause.to()), pause.jurisdiction());
        return WorkingDays.of(days(pause).count() + (brokenOff ? 1 : 0));
    }

    private boolean inBusiness(LocalDateTime time, String jurisdiction) {
        LocalDate day = time.toLocalDate();
        return calendar.isWorkingDay(day) && time.isBefore(parameters.at(day, jurisdiction).closing(day).toLocalDateTime());
    }

    @Override
    public Words inWords(Instant due, Instant now) {
        if (due == null) {
            return new Words(Level.NONE, "不限时");
        }
        LocalDateTime end = local(due);
        LocalDate today = local(now).toLocalDate();
        if (now.isAfter(due)) {
            return overdue(end.toLocalDate(), today);
        }
        if (end.toLocalDate().equals(today)) {
            return new Words(Level.TODAY, "今天 " + dates.time(end.toLocalTime()) + "前");
        }
        return remaining(end.toLocalDate(), today);
    }

    private Words overdue(LocalDate end, LocalDate today) {
        try {
            int days = calendar.between(end, today).count();
            return new Words(Level.OVERDUE, days == 0 ? "已超期（不足1个工作日）" : "超期" + WorkingDays.of(days));
        } catch (CalendarYearMissing e) {
            // a list must be shown even where its days cannot be counted; the banner says what to do about it
            return new Words(Level.OVERDUE, "已超期（" + dates.plainDay(end) + "到期）");
        }
    }

    private Words remaining(LocalDate end, LocalDate today) {
        try {
            WorkingDays left = calendar.between(today, end);
            int soon = parameters.at(today, null).integer(SOON);
            return new Words(left.count() <= soon ? Level.SOON : Level.OK,
                    left.count() == 0 ? "还剩不足1个工作日" : "还剩" + left);
        } catch (CalendarYearMissing e) {
            return new Words(Level.OK, "最迟" + dates.day(end));
        }
    }

    private LocalDate dueDay(DeadlineRule rule, Instant start, Policy policy) {
        return calendar.plus(local(start).toLocalDate(), policy.workingDays(rule.workdaysKey()));
    }

    private Policy policyAt(Instant start, String jurisdiction) {
        return parameters.at(local(start).toLocalDate(), jurisdiction);
    }

    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }
}
