package org.peixun.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.Zone;
import org.peixun.workflow.EventNames;
import org.peixun.workflow.LadderGroups;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the timers of the models will do within seven days, and to whom: the engine's jobs joined to the cases, one query.
 * Those of a paused case stand still and are not among them.
 */
@Component
public class Upcoming {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST = 500;

    /** @param deed what happens, by the model's name of the event @param to who is told: the holder or queue of the timer's own task, the next rung of its ladder; — of a timer without a task */
    public record Line(Instant at, String caseNumber, String title, String county, String deed, String to) {}

    private record Row(LocalDateTime at, String caseNumber, String title, String county, String definition, String activity, String cycle,
            String caseType, String stepKey, String queue, String holder, String jurisdiction) {}

    private final JdbcClient jdbc;
    private final Reach reach;
    private final People people;
    private final EventNames events;
    private final LadderGroups ladders;
    private final Clock clock;

    Upcoming(JdbcClient jdbc, Reach reach, People people, EventNames events, LadderGroups ladders, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.people = people;
        this.events = events;
        this.ladders = ladders;
        this.clock = clock;
    }

    /** In the reader's jurisdictions, soonest first. */
    public List<Line> of(Actor reader) {
        Instant now = clock.instant();
        return jdbc.sql("""
                SELECT j.duedate_ AS at, f.number AS case_number, f.title, county.name AS county, d.proc_def_id_ AS definition,
                       d.act_id_ AS activity, j.repeat_ AS cycle, w.case_type, w.step_key, w.queue, w.holder_name AS holder, w.jurisdiction
                FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_ JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                JOIN case_file f ON f.number = e.business_key_ JOIN jurisdiction county ON county.code = f.jurisdiction
                LEFT JOIN act_ru_task t ON t.execution_id_ = j.execution_id_ AND t.proc_inst_id_ = j.process_instance_id_
                LEFT JOIN work_item w ON w.task_id = t.id_ AND w.state = 'OPEN'
                WHERE j.type_ = 'timer' AND j.suspension_state_ = 1 AND j.duedate_ <= :until AND f.jurisdiction = ANY (:jurisdictions::text[])
                ORDER BY j.duedate_, f.number, j.id_ LIMIT :most""")
                .param("until", LocalDateTime.ofInstant(now.plus(AHEAD), Zone.CHINA))
                .param("jurisdictions", reach.jurisdictions(reader, Action.SUPERVISE).toArray(String[]::new))
                .param("most", MOST).query(Row.class).list().stream().map(this::line).toList();
    }

    private Line line(Row row) {
        Instant at = row.at().atZone(Zone.CHINA).toInstant();
        return new Line(at, row.caseNumber(), row.title(), row.county(),
                events.of(row.definition(), row.activity()), told(row, at));
    }

    private String told(Row row, Instant at) {
        if (row.queue() == null) {
            return "—";
        }
        if (row.cycle() != null) {
            return people.groupLabel(ladders.told(row.caseType(), row.stepKey(), row.queue(), row.jurisdiction(), row.cycle(), at));
        }
        return row.holder() != null ? row.holder() : people.groupLabel(row.queue());
    }
}
