package org.peixun.worklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.peixun.workflow.OpenTasks;
import org.peixun.workflow.OpenTasks.OpenTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Compares the open items with the engine's open tasks. They are written in one transaction: there is no drift. */
@Component
public class WorkListDrift {

    private final JdbcClient jdbc;
    private final OpenTasks engine;

    WorkListDrift(JdbcClient jdbc, OpenTasks engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    /** @param difference in Chinese, what the two say */
    public record Drift(String taskId, String difference) {}

    record OpenItem(String taskId, String holder, Instant dueAt) {}

    /** Both sides as of one moment; empty when they agree. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Drift> find() {
        Map<String, OpenItem> listed = new HashMap<>();
        jdbc.sql("SELECT task_id, holder, due_at FROM work_item WHERE state IN ('OPEN', 'PAUSED')").query(OpenItem.class).list()
                .forEach(item -> listed.put(item.taskId(), item));
        List<Drift> found = new ArrayList<>();
        for (OpenTask task : engine.all()) {
            compare(task, listed.remove(task.taskId()), found);
        }
        listed.keySet().stream().sorted()
                .forEach(id -> found.add(new Drift(id, "待办列表中有，引擎中没有")));
        return found;
    }

    private static void compare(OpenTask task, OpenItem item, List<Drift> found) {
        if (item == null) {
            found.add(new Drift(task.taskId(), "引擎中有，待办列表中没有"));
        } else if (!Objects.equals(task.holder(), item.holder())) {
            found.add(new Drift(task.taskId(), "办理人不同：引擎 " + task.holder() + "，待办列表 " + item.holder()));
        } else if (!Objects.equals(task.dueAt(), item.dueAt())) {
            found.add(new Drift(task.taskId(), "期限不同：引擎 " + task.dueAt() + "，待办列表 " + item.dueAt()));
        }
    }
}
