package org.peixun.workflow;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.calendar.RunningPeriods;
import org.peixun.deadline.Deadlines;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks that have a due date, put together by what their period was computed from. */
@Component
class OpenPeriods {

    private final JdbcClient jdbc;
    private final CaseTypes types;
    private final CaseStops stops;

    OpenPeriods(JdbcClient jdbc, CaseTypes types, CaseStops stops) {
        this.jdbc = jdbc;
        this.types = types;
        this.stops = stops;
    }

    /** @param created and due in local time, as the engine keeps them */
    record Open(
            String taskId, String instance, String caseNumber, String name, String definition, String element, String county,
            LocalDateTime created, LocalDateTime due) {

        String label() {
            return TaskName.step(name);
        }
    }

    /**
     * The open tasks of a step whose period counts from a day.
     *
     * @param pauses during the task that are over
     * @param stopped since when the case stands still, {@code null} while it does not
     */
    record Group(String definition, String element, String county, LocalDate from, List<Deadlines.Pause> pauses, Instant stopped) {

        Instant start() {
            return from.atStartOfDay(Zone.CHINA).toInstant();
        }

        /** Whose period was set anew after its pauses has none of their days. */
        List<Group> candidates() {
            return pauses.isEmpty() ? List.of(this) : List.of(this, new Group(definition, element, county, from, List.of(), stopped));
        }
    }

    /** @param unseenBy only of the tasks that it may not have seen; {@code null} = of all */
    Map<Group, List<Open>> groups(RunningPeriods.Correction unseenBy) {
        Map<List<String>, List<Open>> bySteps = jdbc.sql("""
                SELECT t.id_ AS task_id, t.proc_inst_id_ AS instance, e.business_key_ AS case_number, t.name_ AS name,
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

    /** The engine keeps local time. */
    static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }
}
