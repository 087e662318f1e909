package org.peixun.projectlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a list being filled in. @param last number given to the newest row */
record Draft(List<ProjectRow> rows, int last) {

    static final Draft EMPTY = new Draft(List.of(), 0);

    Draft {
        rows = List.copyOf(rows);
    }

    Optional<ProjectRow> row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    Draft add(Map<String, String> typed) {
        List<ProjectRow> all = new ArrayList<>(rows);
        all.add(new ProjectRow("p" + (last + 1), Map.of()).with(typed));
        return new Draft(all, last + 1);
    }

    Draft change(String key, Map<String, String> typed) {
        return new Draft(rows.stream().map(row -> row.key().equals(key) ? row.with(typed) : row).toList(), last);
    }

    Draft remove(String key) {
        return new Draft(rows.stream().filter(row -> !row.key().equals(key)).toList(), last);
    }
}
