package org.peixun.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.NavigableMap;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Cells merged over several trainees: an employer then stands for all of them; a name or a number does not, there the
 * rows below stay empty and are named by the row checks.
 */
record MergedCells(Header header, NavigableMap<Integer, EnumMap<Column, Cell>> rows) {

    /** Fills the rows that a merged cell covers. @return a note for each */
    List<String> spread(List<CellRangeAddress> merged) {
        List<String> notes = new ArrayList<>();
        for (CellRangeAddress range : merged) {
            int first = range.getFirstRow() + 1;
            if (range.getLastRow() > range.getFirstRow() && first > header.row()) {
                header.columns().forEach((column, index) -> {
                    if (index == range.getFirstColumn() && column.spreads() && fill(column, first, range.getLastRow() + 1)) {
                        notes.add("“" + column.label() + "”列的" + range.formatAsString() + "是合并单元格，其中各行按同一内容读取。");
                    }
                });
            }
        }
        return notes.size() <= 5 ? notes : shortened(notes);
    }

    private boolean fill(Column column, int first, int last) {
        EnumMap<Column, Cell> top = rows.get(first);
        Cell shared = top == null ? null : top.get(column);
        if (shared == null) {
            return false;
        }
        rows.subMap(first, false, last, true).forEach((number, cells) -> cells.putIfAbsent(column, new Cell(
                RowCollector.ref(header.columns().get(column), number), shared.text(), shared.kind(), false)));
        return true;
    }

    private static List<String> shortened(List<String> notes) {
        List<String> first = new ArrayList<>(notes.subList(0, 5));
        first.add("另有" + (notes.size() - 5) + "处合并单元格，也按同一内容读取。");
        return first;
    }
}
