package org.peixun.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;

/** Finds a table's header among a sheet's first rows, then keeps its rows; {@link RowCollector} for other tables. */
final class LineCollector implements WorkbookReader.Table {

    private final String name;
    private final Map<String, Boolean> headings;
    private final boolean others;
    private final int maxRows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<WorkbookTable.Line> lines = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> notComputed = new ArrayList<>();
    private final List<String> cutShort = new ArrayList<>();
    private int headerRow;
    private int lastColumn;

    /** @param others whether columns with other headings are kept too */
    LineCollector(String name, Map<String, Boolean> headings, boolean others, int maxRows) {
        this.name = name;
        this.headings = headings;
        this.others = others;
        this.maxRows = maxRows;
    }

    @Override
    public boolean row(SheetRow row) {
        if (headerRow == 0) {
            return row.number() <= RowCollector.HEADER_WITHIN && lookForHeader(row);
        }
        Map<String, String> values = new LinkedHashMap<>();
        columns.forEach((heading, index) -> {
            Cell cell = row.cell(index);
            if (cell != null) {
                noteLost(cell);
                String text = Text.clean(cell.text());
                if (!text.isEmpty()) {
                    values.put(heading, text);
                }
            }
        });
        if (!values.isEmpty()) {
            take(row, values);
        }
        return true;
    }

    /** What the cell was meant to say is not in the file: left out or taken over as it stands it would be wrong unseen. */
    private void noteLost(Cell cell) {
        if (cell.kind() == Cell.Kind.ERROR) {
            errors.add(cell.ref() + "（" + cell.text() + "）");
        } else if (CellFaults.notComputed(cell)) {
            notComputed.add(cell.ref());
        } else if (CellFaults.cutShort(cell)) {
            cutShort.add(cell.ref());
        }
    }

    private void take(SheetRow row, Map<String, String> values) {
        if (lines.size() == maxRows) {
            throw RequestRefused.badInput(name + "超过" + maxRows + "行，不能一次导入。请删去多余的行后重新上传。");
        }
        if (row.hidden()) {
            hidden.add(row.number());
        }
        lines.add(new WorkbookTable.Line(row.number(), values));
    }

    /** Merged cells whose content would stand in their first row or column only. */
    private List<String> losing(List<CellRangeAddress> merged) {
        Map<Integer, WorkbookTable.Line> byNumber = lines.stream().collect(Collectors.toMap(WorkbookTable.Line::number, line -> line));
        return merged.stream().filter(range -> byNumber.containsKey(range.getFirstRow() + 1) && loses(range, byNumber.get(range.getFirstRow() + 1)))
                .map(CellRangeAddress::formatAsString).sorted().toList();
    }

    /** Over several rows; where every column is a value (attendance), also over several columns. */
    private boolean loses(CellRangeAddress range, WorkbookTable.Line line) {
        boolean rows = range.getLastRow() > range.getFirstRow();
        boolean across = others && columns.values().stream().filter(range::containsColumn).count() > 1;
        return (rows || across) && columns.entrySet().stream().anyMatch(column ->
                column.getValue() == range.getFirstColumn() && !line.text(column.getKey()).isEmpty());
    }

    private boolean lookForHeader(SheetRow row) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Map<String, String> known = new HashMap<>();
        headings.keySet().forEach(heading -> known.put(Column.plain(heading), heading));
        List<String> foreign = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        row.forEach((index, cell) -> {
            String heading = heading(cell, known);
            if (heading != null) {
                if (found.putIfAbsent(heading, index) != null) {
                    twice.add(heading);
                }
            } else if (!cell.text().isBlank() && !cell.text().startsWith(Header.ERROR_COLUMN) && !cell.text().equals("序号")) {
                foreign.add(Chars.shortened(cell.text(), 20));
            }
        });
        if (headings.entrySet().stream().anyMatch(heading -> heading.getValue() && !found.containsKey(heading.getKey()))) {
            return true;
        }
        if (!twice.isEmpty()) {
            throw RequestRefused.badInput("表头中有两列都是“" + twice.get(0) + "”，无法判断以哪一列为准。请删除或改名其中一列后重新上传。");
        }
        columns.putAll(found);
        unknown.addAll(foreign);
        headerRow = row.number();
        lastColumn = row.lastColumn();
        return true;
    }

    private String heading(Cell cell, Map<String, String> known) {
        String text = Text.clean(cell.text());
        boolean kept = others && !text.isEmpty() && !text.startsWith(Header.ERROR_COLUMN);
        return known.getOrDefault(Column.plain(text), kept ? text : null);
    }

    @Override
    public boolean found() {
        return headerRow > 0;
    }

    /**
     * @param merged merged cells of the sheet @param others notes on sheets that were not read
     * @throws RequestRefused 400 when a formula went wrong, or a merged cell stands over several that are read: only its first would have a content
     */
    WorkbookTable table(String sheet, List<CellRangeAddress> merged, List<String> others) {
        refuse(losing(merged), "工作表“" + sheet + "”有合并的单元格，只有第一格有内容，其余各格读不到：",
                "请取消合并，逐格填写后重新上传。");
        refuse(errors, "工作表“" + sheet + "”有公式出错的单元格：", "请把这些单元格改为直接填写的内容后重新上传。");
        refuse(notComputed, "工作表“" + sheet + "”有单元格是公式，文件中没有保存计算结果：",
                "请用 Excel 或 WPS 表格打开并保存一次，或者把公式改为直接填写的内容后重新上传。");
        refuse(cutShort, "工作表“" + sheet + "”有单元格把长号码存成了数值，Excel 只保留15位有效数字，后几位已经丢失：",
                "请先把整列的单元格格式设为“文本”，再重新填写完整号码后上传；不需要的列可以删去。");
        if (lines.isEmpty()) {
            throw RequestRefused.badInput("工作表“" + sheet + "”的表头（第" + headerRow + "行）下面没有内容。请填写后重新上传。");
        }
        List<String> notes = new ArrayList<>(others);
        if (!unknown.isEmpty()) {
            notes.add("未导入的列：" + String.join("、", unknown) + "（" + name + "不需要，或者列名未能识别）。");
        }
        if (!hidden.isEmpty()) {
            notes.add("第" + String.join("、", hidden.stream().limit(5).map(String::valueOf).toList())
                    + "行在 Excel 中是隐藏行（可能被筛选），也已读取；不需要的请删除后重新上传。");
        }
        return new WorkbookTable(sheet, headerRow, lastColumn, Map.copyOf(columns), List.copyOf(lines), notes);
    }

    private static void refuse(List<String> cells, String what, String instead) {
        if (!cells.isEmpty()) {
            throw RequestRefused.badInput(what + String.join("、", cells.stream().limit(10).toList())
                    + (cells.size() > 10 ? "等" + cells.size() + "处" : "") + "。" + instead);
        }
    }
}
