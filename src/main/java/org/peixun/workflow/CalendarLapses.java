package org.peixun.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.deadline.Deadlines;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What ends a step itself, by another calendar: as many working days from the step's beginning as it was, and for each pause
 * as many as it has by that calendar.
 */
@Component
class CalendarLapses {

    private static final String OF_STEP = " process_instance_id_ = ANY (?) AND job_def_id_ IN"
            + " (SELECT id_ FROM act_ru_jobdef WHERE proc_def_id_ = ? AND act_id_ = ANY (?))";

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final RepositoryService repository;
    private final Deadlines deadlines;

    CalendarLapses(JdbcClient jdbc, CaseTypes types, RepositoryService repository, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.types = types;
        this.repository = repository;
        this.deadlines = deadlines;
    }

    /**
     * The lapses of a step in some process instances.
     *
     * @param from the day from which it counts
     * @param pauses that are over
     * @param now until when its clock has run
     */
    record Of(String definition, String element, LocalDate from, List<Deadlines.Pause> pauses, Instant now, String[] instances) {}

    /** Ids of the timers that end the step. */
    String[] of(Of step) {
        Set<String> ends = types.byId(ModelNames.caseType(step.definition())).lapses();
        return Arrays.stream(boundary(step.definition(), step.element())).filter(ends::contains).toArray(String[]::new);
    }

    /** When lapses are → when they will be, of those that move. Never at once: nobody could hand in any more. */
    Map<LocalDateTime, LocalDateTime> moved(Of step, WorkingCalendar before, WorkingCalendar after) {
        String[] own = of(step);
        Map<LocalDateTime, LocalDateTime> moved = new LinkedHashMap<>();
        if (own.length > 0) {
            jdbc.sql("SELECT DISTINCT duedate_ FROM act_ru_job WHERE" + OF_STEP).params(step.instances(), step.definition(), own)
                    .query(LocalDateTime.class).list().forEach(old -> moved.put(old, lapse(step, old, before, after)));
            moved.entrySet().removeIf(one -> one.getValue().equals(one.getKey())
                    || !one.getValue().atZone(Zone.CHINA).toInstant().isAfter(step.now()));
        }
        return moved;
    }

    /** The instances that lapse then. */
    List<String> at(Of step, Collection<LocalDateTime> times) {
        return times.isEmpty() ? List.of() : jdbc.sql("SELECT process_instance_id_ FROM act_ru_job WHERE duedate_ = ANY (CAST(? AS timestamp[])) AND" + OF_STEP)
                .params(times.stream().map(LocalDateTime::toString).toArray(String[]::new), step.instances(), step.definition(), of(step))
                .query(String.class).list().stream().distinct().toList();
    }

    /** @return the instances */
    List<String> move(Of step, LocalDateTime old, LocalDateTime at) {
        return jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, rev_ = rev_ + 1 WHERE duedate_ = ? AND" + OF_STEP + " RETURNING process_instance_id_")
                .params(at, old, step.instances(), step.definition(), of(step)).query(String.class).list();
    }

    private LocalDateTime lapse(Of step, LocalDateTime old, WorkingCalendar before, WorkingCalendar after) {
        try {
            WorkingDays days = before.between(step.from(), old.toLocalDate());
            WorkingDays then = WorkingDays.of(days.count() - given(step, before) + given(step, after));
            // otherwise it is no end of a working day
            return before.plus(step.from(), days).equals(old.toLocalDate()) ? after.plus(step.from(), then).atTime(old.toLocalTime()) : old;
        } catch (CalendarYearMissing neverComputed) {
            return old;
        }
    }

    private int given(Of step, WorkingCalendar calendar) {
        Deadlines by = deadlines.by(calendar);
        return step.pauses().stream().mapToInt(pause -> by.given(pause).count()).sum();
    }

    /** The timers that hang on a task. */
    String[] boundary(String definition, String element) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().getId().equals(element)).map(BoundaryEvent::getId).toArray(String[]::new);
    }
}
