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

    private final JdbcClient jdbc;
    private final DueWindow window;
    private final OnceEach onceEach;

    WorkList(JdbcClient jdbc, DueWindow window, OnceEach onceEach) {
        this.jdbc = jdbc;
        this.window = window;
        this.onceEach = onceEach;
    }

    /** @param matching how many the filter finds in its tab */
    public record TodoCounts(
            Counted mine, Counted group, Counted colleagues, Counted soon, Counted overdue, Counted followUp,
            Counted paused, Counted matching) {}

    public record SupervisionCounts(Counted soon, Counted overdue, Counted doneLate, Counted matching) {}

    /** 待办: in my hands and waiting in my queues ({@code colleagues}: in the hands of others of my queues). */
    public Found<WorkItem> todo(Actor actor, ListFilter filter) {
        Conditions conditions = todoConditions(actor, filter);
        conditions.put("window", filter.offset() + filter.size() + 1);
        conditions.put("offset", filter.offset());
        List<String> branches = Branch.todo(filter.tab()).stream()
                .map(branch -> branch.rows(conditions.sql())).toList();
        return Found.of(items("SELECT * FROM (" + String.join(" UNION ALL ", branches) + ") w" + Branch.ORDER
                + " LIMIT :window - :offset OFFSET :offset", Branch.ORDER, conditions), filter);
    }

    /** All numbers of the page's head in one query. */
    public TodoCounts todoCounts(Actor actor, ListFilter filter) {
        Conditions conditions = todoConditions(actor, filter);
        conditions.put("now", window.now());
        conditions.put("soonUntil", window.soonUntil());
        String narrowed = Conditions.ofItems(filter).sql() + onceEach.condition(actor); // their links keep the questions; without any it is the plain count
        String overdue = " AND w.due_at < :now" + narrowed;
        String soon = " AND w.due_at >= :now AND w.due_at < :soonUntil" + narrowed;
        List<Branch> everything = Branch.todo("");
        return jdbc.sql("SELECT " + String.join(", ", Branch.count(Branch.todo("mine"), narrowed), Branch.count(List.of(Branch.GROUP), narrowed),
                        Branch.count(List.of(Branch.COLLEAGUES), narrowed), Branch.count(everything, soon), Branch.count(everything, overdue),
                        Branch.count(List.of(Branch.MINE), Branch.FOLLOW_UP + narrowed), Branch.count(List.of(Branch.PAUSED), narrowed),
                        Branch.count(Branch.todo(filter.tab()), conditions.sql())))
                .params(conditions.parameters())
                .query((row, i) -> new TodoCounts(counted(row.getInt(1)), counted(row.getInt(2)),
                        counted(row.getInt(3)), counted(row.getInt(4)), counted(row.getInt(5)), counted(row.getInt(6)), counted(row.getInt(7)),
                        counted(row.getInt(8))))
                .single();
    }

    /** 已办: what I handed in, last first. */
    public Found<WorkItem> done(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        conditions.put("limit", filter.size() + 1);
        conditions.put("offset", filter.offset());
        return Found.of(items("SELECT w.* FROM work_item w WHERE w.state = 'DONE' AND w.done_by = :me"
                + conditions.sql() + " ORDER BY w.done_at DESC, w.task_id LIMIT :limit OFFSET :offset",
                " ORDER BY done_at DESC, task_id", conditions), filter);
    }

    public Counted doneCount(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        return counted(jdbc.sql("SELECT " + Branch.count(List.of(new Branch("w.state = 'DONE' AND w.done_by = :me", null, null)),
                conditions.sql())).params(conditions.parameters()).query(Integer.class).single());
    }

    /** 督办: {@code tab} soon, overdue (when empty) or doneLate; only in {@code jurisdictions}. */
    public Found<WorkItem> supervision(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = supervisionConditions(jurisdictions, filter);
        conditions.put("window", filter.offset() + filter.size() + 1);
        conditions.put("offset", filter.offset());
        boolean doneLate = filter.tab().equals("doneLate");
        String order = doneLate ? " ORDER BY done_at DESC, task_id" : Branch.ORDER;
        return Found.of(items("SELECT * FROM (" + Branch.supervised(filter.tab()).rows(conditions.sql(), order) + ") w" + order
                + " LIMIT :window - :offset OFFSET :offset", order, conditions), filter);
    }

    public SupervisionCounts supervisionCounts(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = supervisionConditions(jurisdictions, filter);
        String narrowed = conditions.sql();
        return jdbc.sql("SELECT " + String.join(", ", Branch.count(List.of(Branch.supervised("soon")), narrowed),
                        Branch.count(List.of(Branch.supervised("")), narrowed), Branch.count(List.of(Branch.supervised("doneLate")), narrowed),
                        Branch.count(List.of(Branch.supervised(filter.tab())), narrowed)))
                .params(conditions.parameters())
                .query((row, i) -> new SupervisionCounts(counted(row.getInt(1)), counted(row.getInt(2)),
                        counted(row.getInt(3)), counted(row.getInt(4)))).single();
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

    private Conditions todoConditions(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        conditions.put("among", actor.groups().toArray(String[]::new));
        conditions.put("today", window.today());
        conditions.add(onceEach, actor);
        switch (filter.due()) {
            case "overdue" -> conditions.add("w.due_at < :now");
            case "soon" -> conditions.add("w.due_at >= :now AND w.due_at < :soonUntil");
            case "today" -> conditions.add("w.due_at >= :now AND w.due_at < :tomorrow");
            case "followUp" -> conditions.add("w.holder = :me" + Branch.FOLLOW_UP);
            default -> { }
        }
        if (!filter.due().isEmpty()) {
            conditions.put("now", window.now());
            conditions.put("soonUntil", window.soonUntil());
            conditions.put("tomorrow", window.tomorrow());
        }
        return conditions;
    }

    private Conditions supervisionConditions(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("among", jurisdictions.stream()
                .filter(code -> filter.county().isEmpty() || filter.county().equals(code)).toArray(String[]::new));
        conditions.put("now", window.now());
        conditions.put("soonUntil", window.soonUntil());
        return conditions;
    }

    /** With who stands in for whom today: looked up for the rows of the page only. */
    private List<WorkItem> items(String sql, String order, Conditions conditions) {
        return jdbc.sql("SELECT w.*, s.user_id AS stand_in, s.name AS stand_in_name FROM (" + sql + ") w"
                        + " LEFT JOIN LATERAL stand_in(CASE WHEN w.state = 'OPEN' THEN w.holder END, :today) s ON true" + order)
                .params(conditions.parameters()).param("today", window.today()).query(WorkItem.class).list();
    }

    private List<WorkItem> items(String condition, String order, String name, Object value) {
        var conditions = new Conditions();
        conditions.put(name, value);
        return items("SELECT w.* FROM work_item w WHERE " + condition, order, conditions);
    }

    private static Counted counted(int number) {
        return new Counted(Math.min(number, Counted.LIMIT));
    }
}
