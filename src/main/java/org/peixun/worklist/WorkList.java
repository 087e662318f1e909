package org.peixun.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Actor;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open and ended items that concern a person. Every list is read along an index per queue (or holder, or county),
 * each branch cut at what the page needs before the branches are merged: the cost does not grow with the queue.
 */
@Repository
public class WorkList {

    private static final String ORDER = " ORDER BY due_at, priority DESC, task_id";

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Clock clock;

    WorkList(JdbcClient jdbc, WorkingCalendar calendar, PolicyParameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** @param matching how many the filter finds in its tab */
    public record TodoCounts(
            Counted mine, Counted group, Counted colleagues, Counted soon, Counted overdue, Counted followUp,
            Counted matching) {}

    public record SupervisionCounts(Counted soon, Counted overdue, Counted doneLate, Counted matching) {}

    /** 待办: in my hands and waiting in my queues ({@code colleagues}: in the hands of others of my queues). */
    public Found<WorkItem> todo(Actor actor, ListFilter filter) {
        Conditions conditions = todoConditions(actor, filter);
        conditions.put("window", filter.offset() + filter.size() + 1);
        conditions.put("offset", filter.offset());
        List<String> branches = todoBranches(filter.tab()).stream()
                .map(branch -> branch.rows(conditions.sql())).toList();
        return Found.of(items("SELECT * FROM (" + String.join(" UNION ALL ", branches) + ") w" + ORDER
                + " LIMIT :window - :offset OFFSET :offset", conditions), filter);
    }

    /** All numbers of the page's head in one query. */
    public TodoCounts todoCounts(Actor actor, ListFilter filter) {
        Conditions conditions = todoConditions(actor, filter);
        conditions.put("now", now());
        conditions.put("soonUntil", soonUntil());
        conditions.put("today", today());
        String overdue = " AND w.due_at < :now";
        String soon = " AND w.due_at >= :now AND w.due_at < :soonUntil";
        List<Branch> everything = todoBranches("");
        return jdbc.sql("SELECT " + String.join(", ", count(List.of(MINE), ""), count(List.of(GROUP), ""),
                        count(List.of(COLLEAGUES), ""), count(everything, soon), count(everything, overdue),
                        count(List.of(MINE), FOLLOW_UP),
                        count(todoBranches(filter.tab()), conditions.sql())))
                .params(conditions.parameters())
                .query((row, i) -> new TodoCounts(counted(row.getInt(1)), counted(row.getInt(2)),
                        counted(row.getInt(3)), counted(row.getInt(4)), counted(row.getInt(5)), counted(row.getInt(6)), counted(row.getInt(7))))
                .single();
    }

    /** 已办: what I handed in, last first. */
    public Found<WorkItem> done(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        conditions.put("limit", filter.size() + 1);
        conditions.put("offset", filter.offset());
        return Found.of(items("SELECT w.* FROM work_item w WHERE w.state = 'DONE' AND w.done_by = :me"
                + conditions.sql() + " ORDER BY w.done_at DESC, w.task_id LIMIT :limit OFFSET :offset", conditions),
                filter);
    }

    public Counted doneCount(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        return counted(jdbc.sql("SELECT " + count(List.of(new Branch("w.state = 'DONE' AND w.done_by = :me", null)),
                conditions.sql())).params(conditions.parameters()).query(Integer.class).single());
    }

    /** 督办: {@code tab} soon, overdue (when empty) or doneLate; only in {@code jurisdictions}. */
    public Found<WorkItem> supervision(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = supervisionConditions(jurisdictions, filter);
        conditions.put("window", filter.offset() + filter.size() + 1);
        conditions.put("offset", filter.offset());
        boolean doneLate = filter.tab().equals("doneLate");
        String order = doneLate ? " ORDER BY done_at DESC, task_id" : ORDER;
        return Found.of(items("SELECT * FROM (" + supervised(filter.tab()).rows(conditions.sql(), order) + ") w" + order
                + " LIMIT :window - :offset OFFSET :offset", conditions), filter);
    }

    public SupervisionCounts supervisionCounts(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = supervisionConditions(jurisdictions, filter);
        return jdbc.sql("SELECT " + String.join(", ", count(List.of(supervised("soon")), ""),
                        count(List.of(supervised("")), ""), count(List.of(supervised("doneLate")), ""),
                        count(List.of(supervised(filter.tab())), conditions.sql())))
                .params(conditions.parameters())
                .query((row, i) -> new SupervisionCounts(counted(row.getInt(1)), counted(row.getInt(2)),
                        counted(row.getInt(3)), counted(row.getInt(4)))).single();
    }

    /** Every item that the case ever had, oldest first. */
    public List<WorkItem> ofCase(String caseNumber) {
        return jdbc.sql("SELECT * FROM work_item WHERE case_number = ? ORDER BY created_at, task_id")
                .param(caseNumber).query(WorkItem.class).list();
    }

    public Optional<WorkItem> find(String taskId) {
        return jdbc.sql("SELECT * FROM work_item WHERE task_id = ?").param(taskId).query(WorkItem.class).optional();
    }

    /** Those of {@code taskIds} that exist, in the order of the list. */
    public List<WorkItem> all(List<String> taskIds) {
        return jdbc.sql("SELECT * FROM work_item w WHERE task_id = ANY (:ids::text[])" + ORDER)
                .param("ids", taskIds.toArray(String[]::new)).query(WorkItem.class).list();
    }

    /** 临期 ends with the last of the {@code deadline.soonWorkdays} working days from today. */
    private OffsetDateTime soonUntil() {
        LocalDate today = LocalDate.now(clock.withZone(Zone.CHINA));
        WorkingDays soon = parameters.at(today, null).workingDays("deadline.soonWorkdays");
        LocalDate last;
        try {
            last = calendar.plus(today, soon);
        } catch (CalendarYearMissing unknownYear) {
            // the list must not fail with the calendar; the banner says what is missing
            last = today.plusDays(soon.count());
        }
        return last.plusDays(1).atStartOfDay(Zone.CHINA).toOffsetDateTime();
    }

    private static final String FOLLOW_UP = " AND w.follow_up_on <= :today";

    private static final Branch MINE = new Branch("w.state = 'OPEN' AND w.holder = :me", null);
    private static final Branch GROUP = new Branch("w.state = 'OPEN' AND w.holder IS NULL", "queue");
    private static final Branch COLLEAGUES =
            new Branch("w.state = 'OPEN' AND w.holder IS NOT NULL AND w.holder <> :me", "queue");

    /**
     * A part of a list that one index gives in order.
     *
     * @param fixed its condition
     * @param each column that has one of the values of the parameter {@code among}, or {@code null}
     */
    private record Branch(String fixed, String each) {

        String rows(String conditions) {
            return rows(conditions, ORDER);
        }

        String rows(String conditions, String order) {
            if (each == null) {
                return "(SELECT w.* FROM work_item w WHERE " + fixed + conditions + order + " LIMIT :window)";
            }
            return "(SELECT part.* FROM unnest(:among::text[]) one(value) CROSS JOIN LATERAL (SELECT w.* FROM work_item w"
                    + " WHERE " + fixed + " AND w." + each + " = one.value" + conditions + order
                    + " LIMIT :window) part)";
        }

        String ids(String conditions) {
            String among = each == null ? "" : " AND w." + each + " = ANY (:among::text[])";
            return "(SELECT 1 FROM work_item w WHERE " + fixed + among + conditions + " LIMIT " + Counted.LIMIT + ")";
        }
    }

    private static List<Branch> todoBranches(String tab) {
        return switch (tab) {
            case "mine" -> List.of(MINE);
            case "group" -> List.of(GROUP);
            case "colleagues" -> List.of(COLLEAGUES);
            default -> List.of(MINE, GROUP);
        };
    }

    private static Branch supervised(String tab) {
        return switch (tab) {
            case "soon" -> new Branch("w.state = 'OPEN' AND w.due_at >= :now AND w.due_at < :soonUntil", "jurisdiction");
            case "doneLate" -> new Branch("w.state = 'DONE' AND w.done_at > w.due_at", "jurisdiction");
            default -> new Branch("w.state = 'OPEN' AND w.due_at < :now", "jurisdiction");
        };
    }

    private static String count(List<Branch> branches, String conditions) {
        List<String> ids = new ArrayList<>();
        branches.forEach(branch -> ids.add(branch.ids(conditions)));
        return "(SELECT count(*) FROM (" + String.join(" UNION ALL ", ids) + ") counted)";
    }

    private Conditions todoConditions(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        conditions.put("among", actor.groups().toArray(String[]::new));
        switch (filter.due()) {
            case "overdue" -> conditions.add("w.due_at < :now");
            case "soon" -> conditions.add("w.due_at >= :now AND w.due_at < :soonUntil");
            case "today" -> conditions.add("w.due_at >= :now AND w.due_at < :tomorrow");
            case "followUp" -> conditions.add("w.holder = :me" + FOLLOW_UP);
            default -> { }
        }
        if (!filter.due().isEmpty()) {
            conditions.put("now", now());
            conditions.put("soonUntil", soonUntil());
            conditions.put("today", today());
            conditions.put("tomorrow", LocalDate.now(clock.withZone(Zone.CHINA)).plusDays(1)
                    .atStartOfDay(Zone.CHINA).toOffsetDateTime());
        }
        return conditions;
    }

    private Conditions supervisionConditions(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("among", jurisdictions.stream()
                .filter(code -> filter.county().isEmpty() || filter.county().equals(code)).toArray(String[]::new));
        conditions.put("now", now());
        conditions.put("soonUntil", soonUntil());
        return conditions;
    }

    private List<WorkItem> items(String sql, Conditions conditions) {
        return jdbc.sql(sql).params(conditions.parameters()).query(WorkItem.class).list();
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Zone.CHINA));
    }

    private static Counted counted(int number) {
        return new Counted(Math.min(number, Counted.LIMIT));
    }
}
