package org.peixun.round;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves the time over one round: what other tests left behind may need a calendar that the round's year does not have. */
@Component
class RoundTimers {

    private final ManagementService management;
    private final JdbcClient jdbc;
    private final ObjectProvider<TimeMachine.Mover> time;

    RoundTimers(ManagementService management, JdbcClient jdbc, ObjectProvider<TimeMachine.Mover> time) {
        this.management = management;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Day by day, firing this round's timers only. */
    void passTo(long round, LocalDateTime end) {
        TimeMachine.Mover mover = time.getObject();
        for (LocalDate day = mover.today(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            mover.set(day.equals(end.toLocalDate()) ? end : day.atTime(23, 59));
            for (var job = due(round); job.isPresent(); job = due(round)) {
                management.executeJob(job.get());
            }
        }
    }

    private Optional<String> due(long round) {
        return jdbc.sql("""
                SELECT j.id_ FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                JOIN round_county c ON c.case_number = e.business_key_
                WHERE c.round_id = ? AND (j.duedate_ <= ? OR j.duedate_ IS NULL) ORDER BY j.duedate_ NULLS FIRST LIMIT 1""")
                .params(round, new Timestamp(ClockUtil.getCurrentTime().getTime())).query(String.class).optional();
    }
}
