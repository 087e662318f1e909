package org.peixun.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The numbers over the lists of items. Each part of a list is looked through once, as far as a number is shown (999+). */
@Repository
public class ItemCounts {

    private static final List<Branch> PARTS = List.of(Branch.MINE, Branch.FOR_ABSENT, Branch.GROUP, Branch.COLLEAGUES, Branch.PAUSED);
    private static final String SUMS = """
            SELECT count(*) FILTER (WHERE part IN ('mine', 'forAbsent')), count(*) FILTER (WHERE part = 'group'),
                count(*) FILTER (WHERE part = 'colleagues'), count(*) FILTER (WHERE part = 'paused'),
                count(*) FILTER (WHERE part IN ('mine', 'forAbsent', 'group') AND due_at >= :now AND due_at < :soonUntil),
                count(*) FILTER (WHERE part IN ('mine', 'forAbsent', 'group') AND due_at < :now),
                count(*) FILTER (WHERE part = 'mine' AND follow_up_on <= :today), """;

    private final JdbcClient jdbc;
    private final Narrowing narrowing;

    ItemCounts(JdbcClient jdbc, Narrowing narrowing) {
        this.jdbc = jdbc;
        this.narrowing = narrowing;
    }

    /** @param ofDay how many a filter by day finds in its tab; 0 without one: then the tab's own number says it */
    public record Todo(Counted mine, Counted group, Counted colleagues, Counted paused, Counted soon, Counted overdue, Counted followUp,
            Counted ofDay) {

        public Counted everything() {
            return mine.and(group);
        }

        /** How many the filter finds in its tab. */
        public Counted matching(ListFilter filter) {
            return !filter.due().isEmpty() ? ofDay : switch (filter.tab()) {
                case "mine" -> mine;
                case "group" -> group;
                case "colleagues" -> colleagues;
                case "paused" -> paused;
                default -> everything();
            };
        }

        private Todo with(Counted nowSoon, Counted nowOverdue, Counted nowFollowUp) {
            return new Todo(mine, group, colleagues, paused, nowSoon, nowOverdue, nowFollowUp, ofDay);
        }
    }

    public record Supervision(Counted soon, Counted overdue, Counted doneLate) {

        public Counted matching(ListFilter filter) {
            return switch (filter.tab()) {
                case "soon" -> soon;
                case "doneLate" -> doneLate;
                default -> overdue;
            };
        }
    }

    /** All numbers of the page's head in one query; those by day in a second when a part was too long to be looked through. */
    public Todo todo(Actor actor, ListFilter filter) {
        Conditions conditions = narrowing.ofAnyDay(actor, filter);
        String ofDay = filter.due().isEmpty() ? "0" : Branch.count(Branch.todo(filter.tab()), narrowing.todo(actor, filter).sql());
        String parts = PARTS.stream().map(part -> part.days(conditions.sql())).collect(Collectors.joining(" UNION ALL "));
        Todo counts = jdbc.sql(SUMS + ofDay + " FROM (" + parts + ") looked")
                .params(conditions.parameters())
                .query((row, i) -> new Todo(number(row, 1), number(row, 2), number(row, 3), number(row, 4),
                        number(row, 5), number(row, 6), number(row, 7), number(row, 8))).single();
        return counts.everything().isOpenEnded() ? byDay(counts, conditions) : counts;
    }

    private Todo byDay(Todo counts, Conditions conditions) {
        List<Branch> everything = Branch.todo("");
        return jdbc.sql("SELECT " + String.join(", ",
                        Branch.count(everything, " AND w.due_at >= :now AND w.due_at < :soonUntil" + conditions.sql()),
                        Branch.count(everything, " AND w.due_at < :now" + conditions.sql()),
                        Branch.count(List.of(Branch.MINE), Branch.FOLLOW_UP + conditions.sql())))
                .params(conditions.parameters())
                .query((row, i) -> counts.with(number(row, 1), number(row, 2), number(row, 3))).single();
    }

    Counted done(Actor actor, ListFilter filter) {
        Conditions conditions = narrowing.done(actor, filter);
        return jdbc.sql("SELECT " + Branch.count(List.of(Branch.DONE), conditions.sql())).params(conditions.parameters())
                .query((row, i) -> number(row, 1)).single();
    }

    public Supervision supervision(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = narrowing.supervision(jurisdictions, filter);
        return jdbc.sql("SELECT " + Stream.of("soon", "", "doneLate").map(tab -> Branch.count(List.of(Branch.supervised(tab)), conditions.sql()))
                        .collect(Collectors.joining(", ")))
                .params(conditions.parameters())
                .query((row, i) -> new Supervision(number(row, 1), number(row, 2), number(row, 3))).single();
    }

    private static Counted number(ResultSet row, int column) throws SQLException {
        return Counted.of(row.getInt(column));
    }
}
