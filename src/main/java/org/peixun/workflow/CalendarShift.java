package org.peixun.workflow;

import static org.peixun.workflow.OpenPeriods.local;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.RunningPeriods;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Actor;
import org.peixun.shared.Dates;
import org.peixun.shared.Zone;
import org.peixun.workflow.OpenPeriods.Group;
import org.peixun.workflow.OpenPeriods.Open;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves what the engine has computed by the working calendar: the due dates of open tasks, their reminders, ladders and
 * lapses. Only ends that are still as the old calendar gave them, with the pauses that the case has had: what was set otherwise
 * is left alone. Tasks of one step whose period counts from one day in one county share their end and are moved together, by
 * statement; a case that stands still has stopped its clock when it was paused, and is moved on when it is resumed.
 */
@Component
@Order(2)
class CalendarShift implements RunningPeriods {

    private static final Dates DATES = new Dates();
    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final Deadlines deadlines;
    private final CalendarLapses lapses;
    private final OpenPeriods periods;
    private final CaseLock lock;
    private final EventNames names;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarShift(JdbcClient jdbc, CaseTypes types, Deadlines deadlines, CalendarLapses lapses, OpenPeriods periods, CaseLock lock,
            EventNames names, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.deadlines = deadlines;
        this.lapses = lapses;
        this.periods = periods;
        this.lock = lock;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    /** @param tasks those that end when the old calendar says @param now until when their clock has run */
    private record Shift(Group group, PeriodTimes from, PeriodTimes to, List<Open> tasks, Instant now) {

        /** Not only the ladder behind it. */
        boolean ofDue() {
            return !from.due().equals(to.due());
        }

        String[] instances() {
            return tasks.stream().map(Open::instance).distinct().toArray(String[]::new);
        }

        CalendarLapses.Of lapses() {
            return new CalendarLapses.Of(group.definition(), group.element(), group.from(), group.pauses(), now, instances());
        }
    }

    @Override
    public int count(WorkingCalendar before, WorkingCalendar after) {
        return (int) shifts(periods.groups(null), before, after).stream().flatMap(shift -> shift.from().equals(shift.to())
                ? lapsing(shift, before, after).stream() : shift.tasks().stream().map(Open::caseNumber)).distinct().count();
    }

    @Override
    public int move(Correction correction) {
        Correction unseenBy = correction.again() ? correction : null;
        lock.take(shifts(periods.groups(unseenBy), correction.before(), correction.after()).stream()
                .filter(shift -> !shift.from().equals(shift.to()) || lapses.of(shift.lapses()).length > 0)
                .flatMap(shift -> shift.tasks().stream()).map(Open::caseNumber).distinct().toList());
        Map<Group, List<Open>> groups = periods.groups(unseenBy);
        if (unseenBy == null) {
            see(correction, groups.values().stream().flatMap(List::stream).toList());
        } else {
            jdbc.sql("DELETE FROM calendar_correction_seen WHERE correction = ?").param(correction.id()).update();
        }
        Set<String> cases = new HashSet<>();
        shifts(groups, correction.before(), correction.after()).forEach(shift -> {
            cases.addAll(lapses(shift, correction.before(), correction.after()));
            cases.addAll(shift.from().equals(shift.to()) ? List.of() : move(shift));
        });
        return cases.size();
    }

    /** So that the second time leaves them alone: a lapse does not show whether it has been moved. */
    private void see(Correction correction, List<Open> tasks) {
        jdbc.sql("INSERT INTO calendar_correction_seen (correction, task_id) SELECT ?, unnest(CAST(? AS text[]))")
                .param(correction.id()).param(tasks.stream().filter(task -> !task.created().isBefore(local(correction.youngSince())))
                        .map(Open::taskId).toArray(String[]::new)).update();
    }

    private List<Shift> shifts(Map<Group, List<Open>> groups, WorkingCalendar before, WorkingCalendar after) {
        List<Shift> shifts = new ArrayList<>();
        groups.forEach((group, tasks) -> {
            List<Open> left = new ArrayList<>(tasks);
            group.candidates().stream().map(candidate -> shift(candidate, left, before, after)).filter(Objects::nonNull).forEach(shift -> {
                left.removeAll(shift.tasks());
                shifts.add(shift);
            });
        });
        return shifts;
    }

    private Shift shift(Group group, List<Open> tasks, WorkingCalendar before, WorkingCalendar after) {
        Step step = types.find(ModelNames.caseType(group.definition()), ModelNames.stepKey(group.element())).orElse(null);
        if (step == null || step.deadline() == null || types.byId(ModelNames.caseType(group.definition())).keepsItsLimits()) {
            return null;
        }
        try {
            PeriodTimes from = PeriodTimes.of(step, group, deadlines.by(before));
            PeriodTimes to = PeriodTimes.of(step, group, deadlines.by(after));
            List<Open> asComputed = tasks.stream().filter(task -> task.due().equals(local(from.due()))).toList();
            return asComputed.isEmpty() ? null : new Shift(group, from, to, asComputed, group.stopped() == null ? clock.instant() : group.stopped());
        } catch (CalendarYearMissing neverComputed) {
            // a period that runs into a year nobody knew was never begun
            return null;
        }
    }

    /** @return the cases */
    private List<String> move(Shift shift) {
        LocalDateTime due = local(shift.to().due());
        List<String> ids = shift.tasks().stream().map(Open::taskId).toList();
        Set<String> moved = Set.copyOf(jdbc.sql("""
                WITH moved AS (UPDATE act_ru_task SET due_date_ = ?, rev_ = rev_ + 1
                     WHERE id_ = ANY (CAST(? AS text[])) AND due_date_ = ? RETURNING id_),
                     past AS (UPDATE act_hi_taskinst h SET due_date_ = ? FROM moved WHERE h.id_ = moved.id_)
                SELECT id_ FROM moved""")
                .params(due, ids.toArray(String[]::new), local(shift.from().due()), due).query(String.class).list());
        timers(shift, shift.instances());
        if (!shift.ofDue()) {
            return shift.tasks().stream().map(Open::caseNumber).toList();
        }
        events.publishEvent(new DueDatesMoved(List.copyOf(moved), shift.to().due()));
        boolean unannounced = types.byId(ModelNames.caseType(shift.group().definition())).unannounced(ModelNames.stepKey(shift.group().element()));
        List<Open> tasks = shift.tasks().stream().filter(task -> moved.contains(task.taskId())).toList();
        tasks.forEach(task -> tell(
                task.caseNumber(), "“" + task.label() + "”的办理期限", shift.from().due(), shift.to().due(), !unannounced));
        return tasks.stream().map(Open::caseNumber).toList();
    }

    /** What ends the step itself. @return the cases */
    private Set<String> lapses(Shift shift, WorkingCalendar before, WorkingCalendar after) {
        Set<String> cases = new HashSet<>();
        CalendarLapses.Of ofStep = shift.lapses();
        lapses.moved(ofStep, before, after).forEach((old, at) -> {
            List<String> moved = lapses.move(ofStep, old, at);
            shift.tasks().stream().filter(task -> moved.contains(task.instance())).filter(task -> cases.add(task.caseNumber())).forEach(task ->
                    tell(task.caseNumber(), "“" + names.of(ofStep.definition(), lapses.of(ofStep)[0]) + "”的日期", old.atZone(Zone.CHINA).toInstant(),
                            at.atZone(Zone.CHINA).toInstant(), true));
        });
        return cases;
    }

    /** The cases of which only a lapse moves. */
    private Set<String> lapsing(Shift shift, WorkingCalendar before, WorkingCalendar after) {
        Set<String> instances = Set.copyOf(lapses.at(shift.lapses(), lapses.moved(shift.lapses(), before, after).keySet()));
        return shift.tasks().stream().filter(task -> instances.contains(task.instance())).map(Open::caseNumber).collect(Collectors.toSet());
    }

    /** A reminder or rung that now lies behind fires at once, as after a server that was down. */
    private void timers(Shift shift, String[] instances) {
        String ofTimers = " WHERE process_instance_id_ = ANY (?) AND job_def_id_ IN"
                + " (SELECT id_ FROM act_ru_jobdef WHERE proc_def_id_ = ? AND act_id_ = ANY (?))";
        String[] boundary = lapses.boundary(shift.group().definition(), shift.group().element());
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, rev_ = rev_ + 1" + ofTimers + " AND repeat_ IS NULL AND duedate_ = ?")
                .params(local(shift.to().reminder()), instances, shift.group().definition(), boundary, local(shift.from().reminder()))
                .update();
        Instant now = shift.now();
        Instant ahead = shift.to().rungs().stream().filter(rung -> rung.isAfter(now)).findFirst().orElse(now);
        Instant next = shift.to().behind(now) > shift.from().behind(now) ? now : ahead;
        jdbc.sql("UPDATE act_ru_job SET duedate_ = CASE WHEN duedate_ <= ? THEN duedate_ ELSE ? END, repeat_ = ?, rev_ = rev_ + 1"
                + ofTimers + " AND repeat_ = ?")
                .params(local(now), local(next), LadderCalendar.cycle(shift.to().rungs()), instances, shift.group().definition(), boundary,
                        LadderCalendar.cycle(shift.from().rungs())).update();
    }

    private void tell(String caseNumber, String what, Instant from, Instant to, boolean forApplicant) {
        events.publishEvent(new CaseEvent(caseNumber, clock.instant(), CaseEvent.Kind.NOTE, null, Actor.SYSTEM.userId(), Actor.SYSTEM.name(),
                "工作日安排已更正，" + what + "由" + DATES.day(from) + "调整为" + DATES.day(to) + "。", forApplicant));
    }
}
