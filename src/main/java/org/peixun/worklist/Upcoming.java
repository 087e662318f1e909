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

    /** @param deed what happens, by the model's name of the event @param to queue or holder of the case's open tasks */
    public record Line(Instant at, String caseNumber, String title, String county, String deed, String to) {}

    private record Row(LocalDateTime at, String caseNumber, String title, String county, String definition, String activity, String queue, String holder) {}

    private final JdbcClient jdbc;
    private final Reach reach;
    private final People people;
    private final EventNames events;
    private final Clock clock;

    Upcoming(JdbcClient jdbc, Reach reach, People people, EventNames events, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** In the reader's jurisdictions, soonest first. */
    public List<Line> of(Actor reader) {
        Instant now = clock.instant();
        return jdbc.sql("""
                SELECT j.duedate_ AS at, f.number AS case_number, f.title, county.name AS county, d.proc_def_id_ AS definition,
                       d.act_id_ AS activity, min(w.queue) AS queue, min(w.holder_name) AS holder
                FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_ JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                JOIN case_file f ON f.number = e.business_key_ JOIN jurisdiction county ON county.code = f.jurisdiction
                LEFT JOIN work_item w ON w.case_number = f.number AND w.state = 'OPEN'
                WHERE j.type_ = 'timer' AND j.suspension_state_ = 1 AND j.duedate_ <= :until AND f.jurisdiction = ANY (:jurisdictions::text[])
                GROUP BY j.id_, j.duedate_, f.number, f.title, county.name, d.proc_def_id_, d.act_id_
                ORDER BY j.duedate_, f.number LIMIT :most""")
                .param("until", LocalDateTime.ofInstant(now.plus(AHEAD), Zone.CHINA))
                .param("jurisdictions", reach.jurisdictions(reader, Action.SUPERVISE).toArray(String[]::new))
                .param("most", MOST).query(Row.class).list().stream().map(this::line).toList();
    }

    private Line line(Row row) {
        String to = row.holder() != null ? row.holder() : row.queue() != null ? people.groupLabel(row.queue()) : "—";
        return new Line(row.at().atZone(Zone.CHINA).toInstant(), row.caseNumber(), row.title(), row.county(),
                events.of(row.definition(), row.activity()), to);
    }
}
