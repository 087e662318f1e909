package org.peixun.workflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.peixun.deadline.Deadlines;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves the due date of every open task and every timer on a boundary (reminder, ladder, lapse) by the working time of a
 * pause. Timers that the way itself waits for (the first day of a class) follow the calendar and stay where they are.
 * Whoever sets a boundary timer anew afterwards takes back what the pause has given: only when its day has changed.
 */
@Component
class PausedClocks {

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final RepositoryService repository;
    private final Map<String, Set<String>> ownTimers = new ConcurrentHashMap<>(); // a deployed model never changes

    PausedClocks(JdbcClient jdbc, Deadlines deadlines, RepositoryService repository) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.repository = repository;
    }

    private record OpenTask(String id, String instance, LocalDateTime due) {}

    private record Timer(String id, String instance, String definition, String element, LocalDateTime due, String repeat) {}

    /** @param pauses by process instance @return the new due times of its tasks, by process instance */
    Map<String, List<CasesResumed.Due>> goOn(Map<String, Deadlines.Pause> pauses) {
        String[] instances = pauses.keySet().toArray(String[]::new);
        moveTimers(jdbc.sql("""
                SELECT j.id_ AS id, j.process_instance_id_ AS instance, d.proc_def_id_ AS definition, d.act_id_ AS element,
                       j.duedate_ AS due, j.repeat_ AS "repeat"
                  FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
                 WHERE j.process_instance_id_ = ANY (?)""")
                .param(instances).query(Timer.class).list().stream()
                .filter(timer -> ownTimers(timer.definition()).contains(timer.element())).toList(), pauses);
        Map<String, List<CasesResumed.Due>> dues = new HashMap<>();
        for (OpenTask task : jdbc.sql("""
                SELECT id_ AS id, proc_inst_id_ AS instance, due_date_ AS due FROM act_ru_task
                 WHERE proc_inst_id_ = ANY (?) AND due_date_ IS NOT NULL""").param(instances).query(OpenTask.class).list()) {
            dues.computeIfAbsent(task.instance(), none -> new ArrayList<>())
                    .add(new CasesResumed.Due(task.id(), deadlines.after(instant(task.due()), pauses.get(task.instance()))));
        }
        moveTasks(dues.values().stream().flatMap(List::stream).toList());
        return dues;
    }

    private void moveTimers(List<Timer> timers, Map<String, Deadlines.Pause> pauses) {
        jdbc.sql("""
                UPDATE act_ru_job j SET duedate_ = moved.due, repeat_ = moved.repeat, rev_ = rev_ + 1
                  FROM unnest(?::text[], ?::timestamp[], ?::text[]) moved(id, due, repeat) WHERE j.id_ = moved.id""")
                .params(timers.stream().map(Timer::id).toArray(String[]::new),
                        timers.stream().map(timer -> local(deadlines.after(instant(timer.due()), pauses.get(timer.instance())))).toArray(String[]::new),
                        timers.stream().map(timer -> moved(timer.repeat(), pauses.get(timer.instance()))).toArray(String[]::new)).update();
    }

    private String moved(String repeat, Deadlines.Pause pause) {
        return repeat == null ? null
                : LadderCalendar.cycle(LadderCalendar.instants(repeat).stream().map(rung -> deadlines.after(rung, pause)).toList());
    }

    private void moveTasks(List<CasesResumed.Due> dues) {
        jdbc.sql("""
                WITH moved AS (SELECT * FROM unnest(?::text[], ?::timestamp[]) moved(id, due)),
                     task AS (UPDATE act_ru_task t SET due_date_ = due, rev_ = rev_ + 1 FROM moved WHERE t.id_ = id)
                UPDATE act_hi_taskinst h SET due_date_ = due FROM moved WHERE h.id_ = id""")
                .params(dues.stream().map(CasesResumed.Due::taskId).toArray(String[]::new),
                        dues.stream().map(due -> local(due.dueAt())).toArray(String[]::new)).update();
    }

    /** Those on a boundary; the others follow the calendar. */
    private Set<String> ownTimers(String definition) {
        return ownTimers.computeIfAbsent(definition, id -> repository.getBpmnModelInstance(id).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(BoundaryEvent::getId).collect(Collectors.toSet()));
    }

    /** The engine keeps local time. */
    private static String local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA).toString();
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(Zone.CHINA).toInstant();
    }
}
