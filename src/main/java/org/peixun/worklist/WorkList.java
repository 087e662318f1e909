package org.peixun.worklist;

import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open and ended items that concern a person. Every list is read along an index per queue (or holder, or county),
 * each branch cut at what the page needs before the branches are merged: the cost does not grow with the queue.
 */
@Repository
public class WorkList {

    private static final String DRAFTED = "EXISTS (SELECT FROM task_draft d WHERE d.task_id = w.task_id AND d.user_id = :me)";

    private final JdbcClient jdbc;
    private final DueWindow window;
    private final Narrowing narrowing;

    WorkList(JdbcClient jdbc, DueWindow window, Narrowing narrowing) {
        this.jdbc = jdbc;
        this.window = window;
        this.narrowing = narrowing;
    }

    /** 待办: in my hands and waiting in my queues ({@code colleagues}: in the hands of others of my queues). */
    public Found<WorkItem> todo(Actor actor, ListFilter filter) {
        Conditions conditions = narrowing.todo(actor, filter);
        conditions.put("window", filter.offset() + filter.size() + 1);
        conditions.put("offset", filter.offset());
        List<String> branches = Branch.todo(filter.tab()).stream()
                .map(branch -> branch.rows(conditions.sql())).toList();
        return Found.of(items("SELECT * FROM (" + String.join(" UNION ALL ", branches) + ") w" + Branch.ORDER
                + " LIMIT :window - :offset OFFSET :offset", Branch.ORDER, conditions, DRAFTED), filter);
    }

    /** 已办: what I handed in, last first. */
    public Found<WorkItem> done(Actor actor, ListFilter filter) {
        Conditions conditions = narrowing.done(actor, filter);
        conditions.put("limit", filter.size() + 1);
        conditions.put("offset", filter.offset());
        return Found.of(items("SELECT w.* FROM work_item w WHERE " + Branch.DONE.fixed() + conditions.sql()
                + " ORDER BY w.done_at DESC, w.task_id LIMIT :limit OFFSET :offset",
                " ORDER BY done_at DESC, task_id", conditions), filter);
    }

    /** 督办: {@code tab} soon, overdue (when empty) or doneLate; only in {@code jurisdictions}. */
    public Found<WorkItem> supervision(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = narrowing.supervision(jurisdictions, filter);
        conditions.put("window", filter.offset() + filter.size() + 1);
        conditions.put("offset", filter.offset());
        boolean doneLate = filter.tab().equals("doneLate");
        String order = doneLate ? " ORDER BY done_at DESC, task_id" : Branch.ORDER;
        return Found.of(items("SELECT * FROM (" + Branch.supervised(filter.tab()).rows(conditions.sql(), order) + ") w" + order
                + " LIMIT :window - :offset OFFSET :offset", order, conditions), filter);
    }

    /** Every item that the case ever had, oldest first. */
    public List<WorkItem> ofCase(String caseNumber) {
        return items("w.case_number = :number", " ORDER BY created_at, task_id", "number", caseNumber);
    }

    /** Open and paused ones in the person's hands, lent ones too, by due date. Two arms, so that each keeps its index. */
    public List<WorkItem> inHandsOf(String userId) {
        return items("(w.state = 'OPEN' AND (w.holder = :person OR w.delegated_by = :person)"
                + " OR w.state = 'PAUSED' AND (w.holder = :person OR w.delegated_by = :person))", Branch.ORDER, "person", userId);
    }

    public Optional<WorkItem> find(String taskId) {
        return items("w.task_id = :id", "", "id", taskId).stream().findFirst();
    }

    /** Those of {@code taskIds} that exist, in the order of the list. */
    public List<WorkItem> all(List<String> taskIds) {
        return items("w.task_id = ANY (:ids::text[])", Branch.ORDER, "ids", taskIds.toArray(String[]::new));
    }

    private List<WorkItem> items(String sql, String order, Conditions conditions) {
        return items(sql, order, conditions, "false");
    }

    /** With who stands in for whom today, and what the reader has begun: looked up for the rows of the page only. */
    private List<WorkItem> items(String sql, String order, Conditions conditions, String drafted) {
        return jdbc.sql("SELECT w.*, s.user_id AS stand_in, s.name AS stand_in_name, " + drafted + " AS drafted FROM (" + sql + ") w"
                        + " LEFT JOIN LATERAL stand_in(CASE WHEN w.state = 'OPEN' THEN w.holder END, :today) s ON true" + order)
                .params(conditions.parameters()).param("today", window.today()).query(WorkItem.class).list();
    }

    private List<WorkItem> items(String condition, String order, String name, Object value) {
        var conditions = new Conditions();
        conditions.put(name, value);
        return items("SELECT w.* FROM work_item w WHERE " + condition, order, conditions);
    }
}
