package org.peixun.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the timers of the models will do within seven days, and to whom: the engine's jobs joined to the cases, one query. */
@Component
public class Upcoming {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST = 500;

    /** Ends of the ids of timer events → what they do. */
    private static final Map<String, String> DEEDS = new LinkedHashMap<>();

    static {
        DEEDS.put("ReminderDue", "临期提醒办理人");
        DEEDS.put("deadlineTimeReached", "报送提醒或者督办");
        DEEDS.put("DeadlineReached", "期限届满，逐级督办");
        DEEDS.put("Lapsed", "逾期失效");
        DEEDS.put("DateReached", "到期进入下一环节");
        DEEDS.put("Ended", "公示期满");
    }

    /** @param deed what happens @param to queue or holder of the case's open tasks */
    public record Line(Instant at, String caseNumber, String title, String county, String deed, String to) {}

    private record Row(LocalDateTime at, String caseNumber, String title, String county, String activity, String queue, String holder) {}

    private final JdbcClient jdbc;
    private final Reach reach;
    private final People people;
    private final Clock clock;

    Upcoming(JdbcClient jdbc, Reach reach, People people, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.people = people;
        this.clock = clock;
    }

    /** In the reader's jurisdictions, soonest first. */
    public List<Line> of(Actor reader) {
        Instant now = clock.instant();
        return jdbc.sql("""
                SELECT j.duedate_ AS at, f.number AS case_number, f.title, county.name AS county, j.handler_cfg_ AS activity,
                       min(w.queue) AS queue, min(w.holder_name) AS holder
                FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                JOIN case_file f ON f.number = e.business_key_ JOIN jurisdiction county ON county.code = f.jurisdiction
                LEFT JOIN work_item w ON w.case_number = f.number AND w.state = 'OPEN'
                WHERE j.type_ = 'timer' AND j.duedate_ <= :until AND f.jurisdiction = ANY (:jurisdictions::text[])
                GROUP BY j.id_, j.duedate_, f.number, f.title, county.name, j.handler_cfg_
                ORDER BY j.duedate_, f.number LIMIT :most""")
                .param("until", LocalDateTime.ofInstant(now.plus(AHEAD), Zone.CHINA))
                .param("jurisdictions", reach.jurisdictions(reader, Action.SUPERVISE).toArray(String[]::new))
                .param("most", MOST).query(Row.class).list().stream().map(this::line).toList();
    }

    private Line line(Row row) {
        String to = row.holder() != null ? row.holder() : row.queue() != null ? people.groupLabel(row.queue()) : "—";
        String deed = DEEDS.entrySet().stream().filter(one -> row.activity().contains(one.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse("定时处理");
        return new Line(row.at().atZone(Zone.CHINA).toInstant(), row.caseNumber(), row.title(), row.county(), deed, to);
    }
}
