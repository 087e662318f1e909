package org.peixun.roster;

import java.util.List;
import java.util.Map;

/**
 * A table of another module's as read from a workbook: its rows by heading, as typed.
 *
 * @param headerRow its number as Excel shows it
 * @param lastColumn last used column of the header, from 0
 * @param columns heading → column from 0
 * @param notes what was left out or read in a special way, whole sentences
 */
public record WorkbookTable(
        String sheet, int headerRow, int lastColumn, Map<String, Integer> columns, List<Line> lines, List<String> notes) {

    /** @param number of the row as Excel shows it @param values heading → text; blank cells are absent */
    public record Line(int number, Map<String, String> values) {

        /** Blank when the cell is. */
        public String text(String heading) {
            return values.getOrDefault(heading, "");
        }
    }

    /** C7 */
    public String ref(String heading, int row) {
        return heading != null && columns.containsKey(heading) ? RowCollector.ref(columns.get(heading), row) : null;
    }
}
