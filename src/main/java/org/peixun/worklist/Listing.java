package org.peixun.worklist;

import java.util.List;

/**
 * A list as it stands on the page: the export writes the same cells.
 *
 * @param id menu id and address, e.g. {@code todo}
 * @param title 待办
 * @param columns heads of the columns on the page
 * @param exactColumns heads of the columns that only the export has: full dates
 * @param total how many the filter finds
 * @param empty why there is nothing, and what to do
 */
public record Listing(
        String id, String title, ListFilter filter, List<Tab> tabs, List<String> columns, List<String> exactColumns,
        List<Row> rows, Counted total, boolean more, Empty empty) {

    /** @param link query string @param count {@code null} = not counted */
    public record Tab(String label, Counted count, String link, boolean current) {}

    /**
     * @param verbs what the reader may do with the row's task
     * @param taskId {@code null} when the row is no task
     * @param instead where the reader does what a colleague has, {@code null} when that is not theirs to do
     */
    public record Row(String taskId, Verbs verbs, List<Cell> cells, List<String> exact, String instead) {

        Row(String taskId, Verbs verbs, List<Cell> cells, List<String> exact) {
            this(taskId, verbs, cells, exact, null);
        }
    }

    /** @param giveBack it is in the reader's hands @param consent it may be decided together with others of its step */
    public record Verbs(boolean claim, boolean giveBack, boolean transfer, boolean consent) {

        static final Verbs NONE = new Verbs(false, false, false, false);

        public boolean any() {
            return claim || giveBack || transfer;
        }
    }

    /** @param level CSS class, {@code null} = none @param link path, {@code null} = none */
    public record Cell(String text, String level, String link) {

        static Cell of(String text) {
            return new Cell(text == null || text.isEmpty() ? "—" : text, null, null);
        }
    }

    public record Empty(String why, String what) {}

    public boolean acts() {
        return rows.stream().anyMatch(row -> row.verbs().any());
    }

    /** Whether it leads to what colleagues have. */
    public boolean leads() {
        return rows.stream().anyMatch(row -> row.instead() != null);
    }

    /** Whether several of its rows may get one decision at once. */
    public boolean consents() {
        return rows.stream().anyMatch(row -> row.verbs().consent());
    }
}
