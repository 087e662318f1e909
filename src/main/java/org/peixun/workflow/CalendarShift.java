package org.peixun.workflow;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final CaseStops stops;
    private final CaseLock lock;
    private final EventNames names;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarShift(JdbcClient jdbc, CaseTypes types, Deadlines deadlines, CalendarLapses lapses, CaseStops stops, CaseLock lock,
            EventNames names, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.deadlines = deadlines;
        this.lapses = lapses;
        this.stops = stops;
        this.lock = lock;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    private record Open(
            String taskId, String instance, String caseNumber, String label, String definition, String element, String county,
            LocalDateTime created, LocalDateTime due) {}

    /**
     * The open tasks of a step whose period counts from a day.
     *
     * @param pauses during the task that are over
     * @param stopped since when the case stands still, {@code null} while it does not
     */
    private record Group(String definition, String element, String county, LocalDate from, List<Deadlines.Pause> pauses, Instant stopped) {

        Instant start() {
            return from.atStartOfDay(Zone.CHINA).toInstant();
        }

        /** Whose period was set anew after its pauses has none of their days. */
        List<Group> candidates() {
            return pauses.isEmpty() ? List.of(this) : List.of(this, new Group(definition, element, county, from, List.of(), stopped));
        }
    }

    private record Times(Instant due, Instant reminder, List<Instant> rungs) {

        /** How many rungs should have been climbed. */
        long behind(Instant now) {
            return rungs.stream().filter(rung -> !rung.isAfter(now)).count();
        }

        Times after(Deadlines.Pause pause, Deadlines by) {
            return new Times(by.after(due, pause), by.after(reminder, pause), rungs.stream().map(rung -> by.after(rung, pause)).toList());
        }
    }

    /** @param tasks those that end when the old calendar says @param now until when their clock has run */
    private record Shift(Group group, Times from, Times to, List<Open> tasks, Instant now) {

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
        return (int) shifts(groups(null), before, after).stream().flatMap(shift -> shift.from().equals(shift.to())
                ? lapsing(shift, before, after).stream() : shift.tasks().stream().map(Open::caseNumber)).distinct().count();
    }

    @Override
    public int move(Correction correction) {
        Correction unseenBy = correction.again() ? correction : null;
        lock.take(shifts(groups(unseenBy), correction.before(), correction.after()).stream()
                .filter(shift -> !shift.from().equals(shift.to()) || lapses.of(shift.lapses()).length > 0)
                .flatMap(shift -> shift.tasks().stream()).map(Open::caseNumber).distinct().toList());
        Map<Group, List<Open>> groups = groups(unseenBy);
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

    /** @param unseenBy only of the tasks that it may not have seen; {@code null} = of all */
    private Map<Group, List<Open>> groups(Correction unseenBy) {
        Map<List<String>, List<Open>> bySteps = jdbc.sql("""
                SELECT t.id_ AS task_id, t.proc_inst_id_ AS instance, e.business_key_ AS case_number, t.name_ AS label,
                       t.proc_def_id_ AS definition, t.task_def_key_ AS element, t.tenant_id_ AS county, t.create_time_ AS created,
                       t.due_date_ AS due
                  FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                 WHERE t.due_date_ IS NOT NULL AND (:of::bigint IS NULL OR t.create_time_ >= :since
                   AND NOT EXISTS (SELECT FROM calendar_correction_seen s WHERE s.correction = :of AND s.task_id = t.id_))
                 ORDER BY t.id_""").param("of", unseenBy == null ? null : unseenBy.id(), Types.BIGINT)
                .param("since", unseenBy == null ? null : local(unseenBy.youngSince()), Types.TIMESTAMP).query(Open.class).list().stream()
                .collect(Collectors.groupingBy(task -> List.of(ModelNames.caseType(task.definition()), ModelNames.stepKey(task.element()))));
        Map<String, List<CaseStops.Stop>> stopped = stops.of(bySteps.values().stream().flatMap(List::stream).map(Open::caseNumber).distinct().toList());
        Map<Group, List<Open>> groups = new LinkedHashMap<>();
        bySteps.forEach((step, tasks) -> {
            Map<String, LocalDate> set = types.find(step.get(0), step.get(1)).isEmpty() ? Map.of()
                    : types.byId(step.get(0)).countsFrom(step.get(1), tasks.stream().map(Open::caseNumber).distinct().toList());
            tasks.forEach(task -> groups.computeIfAbsent(group(task, set.get(task.caseNumber()), stopped.getOrDefault(task.caseNumber(), List.of())), none -> new ArrayList<>()).add(task));
        });
        return groups;
    }

    /** As {@link CaseType#periodStart}, by the day. */
    private static Group group(Open task, LocalDate set, List<CaseStops.Stop> stops) {
        LocalDate began = task.created().toLocalDate();
        Instant created = task.created().atZone(Zone.CHINA).toInstant();
        return new Group(task.definition(), task.element(), task.county(), set == null || set.isBefore(began) ? began : set,
                stops.stream().filter(stop -> stop.to() != null && !stop.from().isBefore(created))
                        .map(stop -> new Deadlines.Pause(stop.from(), stop.to(), task.county())).toList(),
                stops.stream().filter(stop -> stop.to() == null).map(CaseStops.Stop::from).findFirst().orElse(null));
    }

    private Shift shift(Group group, List<Open> tasks, WorkingCalendar before, WorkingCalendar after) {
        Step step = types.find(ModelNames.caseType(group.definition()), ModelNames.stepKey(group.element())).orElse(null);
        if (step == null || step.deadline() == null || types.byId(ModelNames.caseType(group.definition())).keepsItsLimits()) {
            return null;
        }
        try {
            Times from = times(step, group, deadlines.by(before));
            Times to = times(step, group, deadlines.by(after));
            List<Open> asComputed = tasks.stream().filter(task -> task.due().equals(local(from.due()))).toList();
            return asComputed.isEmpty() ? null : new Shift(group, from, to, asComputed, group.stopped() == null ? clock.instant() : group.stopped());
        } catch (CalendarYearMissing neverComputed) {
            // a period that runs into a year nobody knew was never begun
            return null;
        }
    }

    private static Times times(Step step, Group group, Deadlines by) {
        Times times = new Times(by.due(step.deadline(), group.start(), group.county()),
                by.reminder(step.deadline(), group.start(), group.county()),
                by.escalations(step.deadline(), group.start(), group.county()));
        for (Deadlines.Pause pause : group.pauses()) {
            times = times.after(pause, by);
        }
        return times;
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

    /** The engine keeps local time. */
    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }
}
