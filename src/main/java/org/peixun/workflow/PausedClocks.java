package org.peixun.workflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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

    PausedClocks(JdbcClient jdbc, Deadlines deadlines, RepositoryService repository) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.repository = repository;
    }

    private record OpenTask(String id, LocalDateTime due) {}

    private record Timer(String id, LocalDateTime due, String repeat) {}

    List<CaseResumed.Due> goOn(ProcessInstance instance, Deadlines.Pause pause) {
        Set<String> own = ownTimers(instance.getProcessDefinitionId());
        jdbc.sql("""
                SELECT j.id_ AS id, j.duedate_ AS due, j.repeat_ AS "repeat"
                  FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
                 WHERE j.process_instance_id_ = ? AND d.act_id_ = ANY (?)""")
                .params(instance.getId(), own.toArray(String[]::new)).query(Timer.class).list()
                .forEach(timer -> move(timer, pause));
        List<CaseResumed.Due> dues = new ArrayList<>();
        for (OpenTask task : jdbc.sql("SELECT id_ AS id, due_date_ AS due FROM act_ru_task WHERE proc_inst_id_ = ? AND due_date_ IS NOT NULL")
                .param(instance.getId()).query(OpenTask.class).list()) {
            Instant due = deadlines.after(instant(task.due()), pause);
            jdbc.sql("""
                    WITH task AS (UPDATE act_ru_task SET due_date_ = :due, rev_ = rev_ + 1 WHERE id_ = :id)
                    UPDATE act_hi_taskinst SET due_date_ = :due WHERE id_ = :id""")
                    .param("due", local(due)).param("id", task.id()).update();
            dues.add(new CaseResumed.Due(task.id(), due));
        }
        return dues;
    }

    private void move(Timer timer, Deadlines.Pause pause) {
        String repeat = timer.repeat() == null ? null : LadderCalendar.cycle(LadderCalendar.instants(timer.repeat()).stream()
                .map(rung -> deadlines.after(rung, pause)).toList());
        jdbc.sql("UPDATE act_ru_job SET duedate_ = ?, repeat_ = ?, rev_ = rev_ + 1 WHERE id_ = ?")
                .params(java.util.Arrays.asList(local(deadlines.after(instant(timer.due()), pause)), repeat, timer.id())).update();
    }

    /** Those on a boundary; the others follow the calendar. */
    private Set<String> ownTimers(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(BoundaryEvent::getId).collect(Collectors.toSet());
    }

    /** The engine keeps local time. */
    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(Zone.CHINA).toInstant();
    }
}
