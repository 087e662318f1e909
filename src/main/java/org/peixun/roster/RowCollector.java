package org.peixun.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.peixun.shared.RequestRefused;
import org.xml.sax.SAXException;

/** Finds the header among a sheet's first rows, then keeps the rows with a trainee. */
final class RowCollector implements WorkbookReader.Table {

    static final int HEADER_WITHIN = 10;

    /** Lines under a list that are about the list: 合计 50 人, 填表人：… */
    private static final Pattern FOOTER =
            Pattern.compile("^(合计|总计|小计|共计|填表|制表|审核人|审批|经办|负责人|备注|说明|注[:：]|以上|盖章|单位[（(]?盖章|日期|联系人).*");

    private final int maxRows;
    private final List<RosterFile.Line> lines = new ArrayList<>();
    private final NavigableMap<Integer, EnumMap<Column, Cell>> byNumber = new TreeMap<>();
    private final List<Integer> footers = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    private boolean formulas;
    private Header header;
    private Header nearest;

    RowCollector(int maxRows) {
        this.maxRows = maxRows;
    }

    @Override
    public boolean row(SheetRow row) throws SAXException {
        if (header == null) {
            return row.number() <= HEADER_WITHIN && lookForHeader(row);
        }
        EnumMap<Column, Cell> cells = new EnumMap<>(Column.class);
        header.columns().forEach((column, index) -> {
            Cell cell = row.cell(index);
            if (cell != null) {
                cells.put(column, cell);
                formulas |= cell.formula();
            }
        });
        if (!cells.isEmpty()) {
            take(row, cells);
        }
        return true;
    }

    @Override
    public boolean found() {
        return header != null;
    }

    /** A row that had only one of the two headings, or {@code null}. */
    Header nearest() {
        return nearest;
    }

    /** @param merged merged cells of the sheet @param others notes on sheets that were not read */
    RosterFile roster(String sheet, List<CellRangeAddress> merged, List<String> others) {
        List<String> notes = new ArrayList<>(others);
        notes.addAll(header.notes());
        notes.addAll(new MergedCells(header, byNumber).spread(merged));
        for (Map.Entry<Integer, EnumMap<Column, Cell>> entry : byNumber.entrySet()) {
            lines.add(new RosterFile.Line(entry.getKey(), entry.getValue()));
        }
        if (lines.isEmpty()) {
            throw RequestRefused.badInput("工作表“" + sheet + "”的表头（第" + header.row() + "行）下面没有学员。请填写后重新上传。");
        }
        notes.addAll(RowNotes.of(formulas ? lines : List.of(), footers, hidden));
        return new RosterFile(
                sheet, header.row(), header.lastColumn(), header.columns(), List.copyOf(lines), notes);
    }

    private boolean lookForHeader(SheetRow row) {
        Header candidate = Header.read(row);
        if (!candidate.ofRoster()) {
            boolean near = candidate.columns().containsKey(Column.NAME) || candidate.columns().containsKey(Column.ID_NUMBER);
            nearest = nearest == null && near ? candidate : nearest;
            return true;
        }
        if (!candidate.missing().isEmpty()) {
            throw RequestRefused.badInput("表头（第" + row.number() + "行）缺少必需的列：" + String.join("、", candidate.missing())
                    + "。请补上这些列并逐行填写后重新上传；列的顺序不限，也可以下载模板。");
        }
        header = candidate;
        return true;
    }

    private void take(SheetRow row, EnumMap<Column, Cell> cells) throws SAXException {
        if (footer(row, cells)) {
            footers.add(row.number());
            return;
        }
        if (byNumber.size() == maxRows) {
            throw RequestRefused.badInput("花名册超过" + maxRows + "行。请按班期分开，每个班期上传自己的花名册。");
        }
        if (row.hidden()) {
            hidden.add(row.number());
        }
        if (byNumber.put(row.number(), cells) != null) {
            throw new SAXException("twice: row " + row.number());
        }
    }

    private static boolean footer(SheetRow row, Map<Column, Cell> cells) {
        return !cells.containsKey(Column.ID_NUMBER)
                && FOOTER.matcher(Text.withoutSpaces(row.first().text())).matches();
    }

    static String ref(int column, int row) {
        return CellReference.convertNumToColString(column) + row;
    }
}
