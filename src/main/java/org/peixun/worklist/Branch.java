package org.peixun.worklist;

import java.util.List;

/**
 * A part of a list that one index gives in order.
 *
 * @param name what the numbers call it
 * @param fixed its condition
 * @param each each column that has one of several values, or {@code null}
 * @param among a set of rows {@code one(value)} with those values
 */
record Branch(String name, String fixed, String each, String among) {

    static final String ORDER = " ORDER BY due_at, priority DESC, task_id";
    static final String FOLLOW_UP = " AND w.follow_up_on <= :today";

    private static final String VALUES = "unnest(:among::text[]) one(value)";

    static final Branch MINE = new Branch("mine", "w.state = 'OPEN' AND w.holder = :me", null, null);
    static final Branch GROUP = new Branch("group", "w.state = 'OPEN' AND w.holder IS NULL", "queue", VALUES);
    static final Branch COLLEAGUES =
            new Branch("colleagues", "w.state = 'OPEN' AND w.holder IS NOT NULL AND w.holder <> :me", "queue", VALUES);
    /** In the hands of those for whom I stand in; of my own queues only, a right that was taken is gone at once. */
    static final Branch FOR_ABSENT = new Branch("forAbsent", "w.state = 'OPEN' AND w.queue = ANY (:among::text[])",
            "holder", "stood_in_for(:me, :today) one(value)");

    /** In my queues or held by me, of cases that stand still. */
    static final Branch PAUSED = new Branch("paused", "w.state = 'PAUSED'", "queue", VALUES);

    /** What I handed in. */
    static final Branch DONE = new Branch("done", "w.state = 'DONE' AND w.done_by = :me", null, null);

    static List<Branch> todo(String tab) {
        return switch (tab) {
            case "paused" -> List.of(PAUSED);
            case "mine" -> List.of(MINE, FOR_ABSENT);
            case "group" -> List.of(GROUP);
            case "colleagues" -> List.of(COLLEAGUES);
            default -> List.of(MINE, FOR_ABSENT, GROUP);
        };
    }

    static Branch supervised(String tab) {
        return switch (tab) {
            case "soon" -> new Branch("soon", "w.state = 'OPEN' AND w.due_at >= :now AND w.due_at < :soonUntil", "jurisdiction", VALUES);
            case "doneLate" -> new Branch("doneLate", "w.state = 'DONE' AND w.done_at > w.due_at", "jurisdiction", VALUES);
            default -> new Branch("overdue", "w.state = 'OPEN' AND w.due_at < :now", "jurisdiction", VALUES);
        };
    }

    String rows(String conditions) {
        return rows(conditions, ORDER);
    }

    String rows(String conditions, String order) {
        if (each == null) {
            return "(SELECT w.* FROM work_item w WHERE " + fixed + conditions + order + " LIMIT :window)";
        }
        return "(SELECT part.* FROM " + among + " CROSS JOIN LATERAL (SELECT w.* FROM work_item w"
                + " WHERE " + fixed + " AND w." + each + " = one.value" + conditions + order
                + " LIMIT :window) part)";
    }

    /** What all numbers are made of: the branch, when each item is due, and when one's own are to be followed up. */
    String days(String conditions) {
        String followUp = this == MINE ? "w.follow_up_on" : "NULL::date"; // the others' indexes hold all that is asked for
        return counted("'" + name + "' AS part, w.due_at, " + followUp + " AS follow_up_on", conditions);
    }

    private String counted(String columns, String conditions) {
        String own = each == null ? ""
                : " AND w." + each + (among.equals(VALUES) ? " = ANY (:among::text[])" : " IN (SELECT one.value FROM " + among + ")");
        return "(SELECT " + columns + " FROM work_item w WHERE " + fixed + own + conditions + " LIMIT " + Counted.LIMIT + ")";
    }

    /** One number over several branches. */
    static String count(List<Branch> branches, String conditions) {
        return "(SELECT count(*) FROM (" + String.join(" UNION ALL ", branches.stream()
                .map(branch -> branch.counted("1", conditions)).toList()) + ") counted)";
    }
}
