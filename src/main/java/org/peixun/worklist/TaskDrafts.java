package org.peixun.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 草稿 of a task's form: what a person has typed and not handed in. Only the person sees it; {@link Projection} removes it with the task. */
@Component
public class TaskDrafts {

    /** Characters; the longest form has room for a tenth of it. */
    private static final int LONGEST = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CaseTypes types;
    private final JdbcClient jdbc;
    private final Clock clock;

    TaskDrafts(CaseTypes types, JdbcClient jdbc, Clock clock) {
        this.types = types;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param typed key of the form → value; {@code null}: emptied by the person */
    record Draft(Map<String, Object> typed, Instant savedAt) {

        /** @param under what the form shows without the draft, or {@code null} */
        Map<String, Object> over(Map<String, Object> under) {
            Map<String, Object> all = new LinkedHashMap<>(under == null ? Map.of() : under);
            all.putAll(typed);
            return all;
        }
    }

    private record Row(String taskId, String typed, Instant savedAt) {}

    /**
     * Adds to what was kept before; a key that is not named stays.
     *
     * @param typed key of the form → value, {@code null} when it was emptied
     * @throws RequestRefused 403 when it is another queue's, 409 when the task is not (or no longer) the actor's to fill in, 400 when it is far too much or says what is
     *     kept encrypted elsewhere, as who complained
     */
    @Transactional
    public void save(WorkItem item, Map<String, Object> typed, Actor actor) {
        if (!actor.groups().contains(item.queue())) {
            throw RequestRefused.forbidden("“" + item.stepLabel() + "”由其他岗位办理，您不在办理人员之中。");
        }
        if (!item.isFilledInBy(actor)) {
            throw gone(item);
        }
        types.ofNumber(item.caseNumber()).checkWritten(item.caseNumber(), typed, actor);
        String json = JSON.writeValueAsString(typed);
        if (json.length() > LONGEST) {
            throw RequestRefused.badInput("填写的内容过长，没有保存。各项可以填写的字数见表单说明。");
        }
        // asked once more: what ends beside this would leave a draft behind that nobody removes
        int rows = jdbc.sql("""
                INSERT INTO task_draft (task_id, user_id, typed, saved_at)
                SELECT task_id, :me, :typed::jsonb, :now::timestamptz FROM work_item WHERE task_id = :taskId AND state = 'OPEN' FOR SHARE
                ON CONFLICT (task_id, user_id) DO UPDATE SET typed = task_draft.typed || excluded.typed, saved_at = excluded.saved_at""")
                .param("taskId", item.taskId()).param("me", actor.userId()).param("typed", json)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        if (rows == 0) {
            throw gone(item);
        }
    }

    private static RequestRefused gone(WorkItem item) {
        return RequestRefused.conflict("“" + item.stepLabel() + "”已经办结、暂停或者在他人手中。请复制已填写的内容，刷新页面查看。");
    }

    /** The same beside a refusal that is told already, which may send the person to another page: what cannot be kept is left. */
    @Transactional
    public void keep(WorkItem item, Map<String, Object> typed, Actor actor) {
        try {
            save(item, typed, actor);
        } catch (RequestRefused told) {
            return;
        }
    }

    @Transactional
    public void discard(String taskId, Actor actor) {
        jdbc.sql("DELETE FROM task_draft WHERE task_id = ? AND user_id = ?").params(taskId, actor.userId()).update();
    }

    /** The reader's own, by task. */
    Map<String, Draft> of(List<WorkItem> items, Actor reader) {
        return items.isEmpty() ? Map.of() : jdbc.sql("SELECT task_id, typed::text AS typed, saved_at FROM task_draft WHERE user_id = ? AND task_id = ANY (?)")
                .params(reader.userId(), items.stream().map(WorkItem::taskId).toArray(String[]::new)).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::taskId, row -> new Draft(JSON.readValue(row.typed(), new TypeReference<Map<String, Object>>() {}), row.savedAt())));
    }
}
