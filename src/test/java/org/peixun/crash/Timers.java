package org.peixun.crash;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What timers have to do and have done, as the database tells it. */
public final class Timers {

    private Timers() {}

    /** Timers of a case that stands still wait rightly. @param now of the application's clock */
    public static long due(DataSource database, Instant now) {
        return JdbcClient.create(database).sql("SELECT count(*) FROM act_ru_job WHERE duedate_ <= ? AND retries_ > 0 AND suspension_state_ = 1")
                .param(Timestamp.from(now)).query(Long.class).single();
    }

    public static long fired(DataSource database) {
        return JdbcClient.create(database).sql("""
                SELECT count(*) FROM audit_entry WHERE action IN
                ('task.reminded', 'task.escalated', 'classFiling.started', 'classFiling.lapsed')""")
                .query(Long.class).single();
    }
}
