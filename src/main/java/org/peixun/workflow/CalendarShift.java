package org.peixun.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.RunningPeriods;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.Deadlines;
import org.peixun.identity.Actor;
import org.peixun.shared.Dates;
import org.peixun.shared.Zone;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves what the engine has computed by the working calendar: the due dates of open tasks, their reminders and ladders.
 * Only ends that are still as the old calendar gave them: what was set otherwise (a clock that stood still) is left alone.
 * Tasks of one step that began on one day in one county share their end and are moved together, by statement.
 */
@Component
class CalendarShift implements RunningPeriods {

    private static final Dates DATES = new Dates();
    private static final String OF_GROUP = " proc_def_id_ = ? AND task_def_key_ = ? AND tenant_id_ IS NOT DISTINCT FROM ?"
            + " AND create_time_::date = ? AND due_date_ = ? AND suspension_state_ = 1";

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final Deadlines deadlines;
    private final RepositoryService repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarShift(JdbcClient jdbc, CaseTypes types, Deadlines deadlines, RepositoryService repository,
            ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.deadlines = deadlines;
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /** The open tasks of a step that began on a day. */
    private record Group(String definition, String element, String county, LocalDate began) {

        Instant start() {
            return began.atStartOfDay(Zone.CHINA).toInstant();
        }
    }

    private record Times(Instant due, Instant reminder, List<Instant> rungs) {}

    private record Shift(Group group, Times from, Times to) {

        /** Not only the ladder behind it. */
        boolean ofDue() {
            return !from.due().equals(to.due());
        }
    }

    private record Moved(String taskId, String instance, String caseNumber, String step) {}

    @Override
    public int count(WorkingCalendar before, WorkingCalendar after) {
        return shifts(before, after).stream().filter(Shift::ofDue).mapToInt(shift -> jdbc.sql("SELECT count(*) FROM act_ru_task WHERE" + OF_GROUP)
                .params(ofGroup(shift)).query(Integer.class).single()).sum();
    }

    @Override
    public int move(WorkingCalendar before, WorkingCalendar after) {
        return shifts(before, after).stream().mapToInt(this::move).sum();
    }

    private static List<Object> ofGroup(Shift shift) {
        return java.util.Arrays.asList(shift.group().definition(), shift.group().element(), shift.group().county(),
                shift.group().began(), local(shift.from().due()));
    }

    private List<Shift> shifts(WorkingCalendar before, WorkingCalendar after) {
        return jdbc.sql("""
                SELECT DISTINCT proc_def_id_ AS definition, task_def_key_ AS element, tenant_id_ AS county,
                       create_time_::date AS began FROM act_ru_task WHERE proc_inst_id_ IS NOT NULL""")
                .query(Group.class).list().stream().map(group -> shift(group, before, after)).filter(Objects::nonNull).toList();
    }

    private Shift shift(Group group, WorkingCalendar before, WorkingCalendar after) {
        Step step = types.find(ModelNames.caseType(group.definition()), ModelNames.stepKey(group.element())).orElse(null);
        if (step == null || step.deadline() == null || types.byId(ModelNames.caseType(group.definition())).keepsItsLimits()) {
            return null;
        }
        try {
            Times from = times(step, group, deadlines.by(before));
            Times to = times(step, group, deadlines.by(after));
            return from.equals(to) ? null : new Shift(group, from, to);
        } catch (CalendarYearMissing neverComputed) {
            // a period that runs into a year nobody knew was never begun
            return null;
        }
    }

    private static Times times(Step step, Group group, Deadlines by) {
        return new Times(by.due(step.deadline(), group.start(), group.county()),
                by.reminder(step.deadline(), group.start(), group.county()),
                by.escalations(step.deadline(), group.start(), group.county()));
    }

    private int move(Shift shift) {
        List<Moved> moved = jdbc.sql("""
                WITH moved AS (UPDATE act_ru_task SET due_date_ = ?, rev_ = rev_ + 1 WHERE""" + OF_GROUP + """

                     RETURNING id_, proc_inst_id_, name_),
                     past AS (UPDATE act_hi_taskinst h SET due_date_ = ? FROM moved WHERE h.id_ = moved.id_)
                SELECT moved.id_ AS task_id, moved.proc_inst_id_ AS instance, e.business_key_ AS case_number, moved.name_ AS step
                  FROM moved JOIN act_ru_execution e ON e.id_ = moved.proc_inst_id_""")
                .params(java.util.stream.Stream.of(List.<Object>of(local(shift.to().due())), ofGroup(shift), List.<Object>of(local(shift.to().due())))
                        .flatMap(List::stream).toList())
                .query(Moved.class).list();
        if (!moved.isEmpty()) {
            timers(shift, moved.stream().map(Moved::instance).toArray(String[]::new));
        }
        if (!shift.ofDue()) {
            return 0;
        }
        events.publishEvent(new DueDatesMoved(moved.stream().map(Moved::taskId).toList(), shift.to().due()));
        moved.forEach(task -> tell(task, shift));
        return moved.size();
    }

    /** A reminder or rung that now lies behind fires at once, as after a server that was down. */
    private void timers(Shift shift, String[] instances) {
        String ofTimers = " WHERE process_instance_id_ = ANY (?) AND job_def_id_ IN"
                + " (SELECT id_ FROM act_ru_jobdef WHERE proc_def_id_ = ? AND act_id_ = ANY (?))";
        String[] boundary = boundary(shift.group());
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, rev_ = rev_ + 1" + ofTimers + " AND repeat_ IS NULL AND duedate_ = ?")
                .params(local(shift.to().reminder()), instances, shift.group().definition(), boundary, local(shift.from().reminder()))
                .update();
        Instant now = clock.instant();
        Instant next = shift.to().rungs().stream().filter(rung -> rung.isAfter(now)).findFirst().orElse(now);
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, repeat_ = ?, rev_ = rev_ + 1" + ofTimers + " AND repeat_ = ?")
                .params(local(next), LadderCalendar.cycle(shift.to().rungs()), instances, shift.group().definition(), boundary,
                        LadderCalendar.cycle(shift.from().rungs())).update();
    }

    /** The timers that hang on the task. */
    private String[] boundary(Group group) {
        return repository.getBpmnModelInstance(group.definition()).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(group.element()))
                .map(BoundaryEvent::getId).toArray(String[]::new);
    }

    private void tell(Moved task, Shift shift) {
        events.publishEvent(new CaseEvent(task.caseNumber(), clock.instant(), "NOTE", null, Actor.SYSTEM.userId(),
                Actor.SYSTEM.name(), "工作日安排已更正，“" + task.step() + "”的办理期限由" + DATES.day(shift.from().due()) + "调整为"
                        + DATES.day(shift.to().due()) + "。", true));
    }

    /** The engine keeps local time. */
    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }
}
