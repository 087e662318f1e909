package org.peixun.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;

/** The row with the headings: which column stands where, and what is not read. */
record Header(int row, int lastColumn, Map<Column, Integer> columns, List<String> notes) {

    /** The column that {@link Annotation} adds; read again it is nobody's concern. */
    static final String ERROR_COLUMN = "错误说明";

    /** Name and identity number are what makes a row the header of a roster. */
    boolean ofRoster() {
        return columns.containsKey(Column.NAME) && columns.containsKey(Column.ID_NUMBER);
    }

    List<String> missing() {
        return java.util.Arrays.stream(Column.values())
                .filter(column -> column.required() && !columns.containsKey(column))
                .map(Column::label)
                .toList();
    }

    static Header read(SheetRow row) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        Map<String, List<String>> leftOut = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        row.forEach((index, cell) -> {
            String heading = Text.clean(cell.text());
            Column.byHeading(heading).ifPresentOrElse(
                    column -> place(column, index, columns, notes),
                    () -> Column.reasonLeftOut(heading).ifPresentOrElse(
                            reason -> leftOut.computeIfAbsent(reason, r -> new ArrayList<>()).add(heading),
                            () -> noteUnknown(heading, unknown)));
        });
        leftOut.forEach((reason, headings) ->
                notes.add("未导入的列：" + String.join("、", headings) + "（" + reason + "）。"));
        if (!unknown.isEmpty()) {
            notes.add("未导入的列：" + String.join("、", unknown) + "（花名册不需要，或者列名未能识别）。");
        }
        return new Header(row.number(), row.lastColumn(), columns, notes);
    }

    private static void noteUnknown(String heading, List<String> unknown) {
        String plain = Column.plain(heading);
        if (!plain.isEmpty() && !plain.equals("序号") && !plain.equals("编号") && !plain.equals(ERROR_COLUMN)) {
            unknown.add(Chars.shortened(heading, 20));
        }
    }

    /** A second column of the same meaning: of a name or an identity number nobody can say which is right. */
    private static void place(Column column, int index, Map<Column, Integer> columns, List<String> notes) {
        Integer first = columns.putIfAbsent(column, index);
        if (first == null) {
            return;
        }
        if (column == Column.NAME || column == Column.ID_NUMBER) {
            throw RequestRefused.badInput("表头中有两列都是“" + column.label() + "”（" + letter(first) + "列和" + letter(index)
                    + "列），无法判断以哪一列为准。请删除或改名其中一列后重新上传。");
        }
        notes.add("表头中有两列都是“" + column.label() + "”，采用" + letter(first) + "列，未导入" + letter(index) + "列。");
    }

    private static String letter(int index) {
        return CellReference.convertNumToColString(index);
    }
}
