package org.peixun.workflow;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's own list of open user tasks, for the check of the work list against it. */
@Component
public class OpenTasks {

    private final JdbcClient jdbc;

    OpenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param holder user id, or {@code null} when it waits in its queue */
    public record OpenTask(String taskId, String holder, Instant dueAt) {}

    /**
     * From the engine's table, not by a query of its API: that one does not finish at half a million tasks. The
     * engine writes China's local time: read as such, whatever the zone of the machine that asks.
     */
    public List<OpenTask> all() {
        return jdbc.sql("SELECT id_ AS task_id, assignee_ AS holder, due_date_ AT TIME ZONE 'Asia/Shanghai' AS due_at FROM act_ru_task")
                .query(OpenTask.class).list();
    }
}
