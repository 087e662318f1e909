package org.peixun.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.ss.util.CellReference;
import org.peixun.shared.RequestRefused;

/**
 * A sheet about a class's trainees that was filled in from one of our templates: read behind the same guard as a roster,
 * given back with what is wrong in it.
 *
 * @param rows under the headings, blank ones left out
 */
public record Worksheet(byte[] bytes, String sheet, int headerRow, int lastColumn, Map<String, Integer> columns, List<Line> rows) {

    /** @param cells text by heading; absent when blank */
    public record Line(int number, Map<String, String> cells) {

        public String text(String heading) {
            return cells.getOrDefault(heading, "");
        }
    }

    /** @param column heading, or {@code null} for the whole row */
    public record Fault(int row, String column, String cell, String name, String problem, String accepted, String basis) {

        /** 第7行（D7） */
        public String where() {
            return "第" + row + "行" + (cell == null ? "" : "（" + cell + "）");
        }
    }

    /**
     * @param noun what it is, e.g. 考勤表
     * @throws RequestRefused 400 when the file is no such workbook
     */
    public static Worksheet read(InputStream content, String noun, Set<String> required, int maxRows) {
        try {
            return WorkbookReader.worksheet(WorkbookGuard.bytes(content), noun, required, maxRows);
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
        } catch (RequestRefused refused) {
            throw RequestRefused.badInput(refused.getMessage().replace("花名册", noun));
        }
    }

    public Fault fault(Line line, String column, String problem, String accepted, String basis) {
        Integer index = columns.get(column);
        String cell = index == null ? null : CellReference.convertNumToColString(index) + line.number();
        return new Fault(line.number(), column, cell, line.text("姓名"), problem, accepted, basis);
    }

    /** The user's own workbook with a column 错误说明 and coloured cells. */
    byte[] annotated(List<Fault> faults) {
        var file = new RosterFile(sheet, headerRow, lastColumn, Map.of(), List.of(), List.of());
        return Annotation.of(bytes, file, faults.stream().map(fault -> new Finding(Finding.Severity.BLOCK, "row",
                fault.row(), fault.column(), fault.cell(), fault.name(), "", fault.problem(), fault.accepted(), fault.basis())).toList());
    }

    /** A workbook of text cells none of which can become a formula. */
    public static byte[] write(String title, List<String> headings, List<List<String>> rows) {
        try (var workbook = new SXSSFWorkbook(); var out = new java.io.ByteArrayOutputStream()) {
            var sheet = workbook.createSheet(title);
            var cells = new Cells(workbook);
            List<List<String>> all = new ArrayList<>(List.of(headings));
            all.addAll(rows);
            for (int i = 0; i < all.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < all.get(i).size(); j++) {
                    cells.text(row.createCell(j), all.get(i).get(j));
                }
            }
            for (int j = 0; j < headings.size(); j++) {
                sheet.setColumnWidth(j, 20 * 256);
            }
            sheet.createFreezePane(0, 1);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the rows under the first row that has all required headings. */
    static final class Collector implements SheetHandler.RowReader {

        private final Set<String> required;
        private final int maxRows;
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final List<Line> lines = new ArrayList<>();
        private int headerRow;

        Collector(Set<String> required, int maxRows) {
            this.required = required;
            this.maxRows = maxRows;
        }

        @Override
        public boolean row(SheetRow row) {
            if (columns.isEmpty()) {
                Map<String, Integer> headings = new LinkedHashMap<>();
                row.cells().forEach((index, cell) -> headings.putIfAbsent(Text.clean(cell.text()), index));
                if (headings.keySet().containsAll(required)) {
                    columns.putAll(headings);
                    headerRow = row.number();
                }
                return row.number() < RowCollector.HEADER_WITHIN || !columns.isEmpty();
            }
            Map<String, String> cells = new LinkedHashMap<>();
            columns.forEach((heading, index) -> {
                Cell cell = row.cells().get(index);
                if (cell != null && !Text.clean(cell.text()).isEmpty()) {
                    cells.put(heading, cell.formula() ? "（公式）" : Text.clean(cell.text()));
                }
            });
            if (!cells.isEmpty()) {
                lines.add(new Line(row.number(), cells));
            }
            if (lines.size() > maxRows) {
                throw RequestRefused.badInput("表格超过" + maxRows + "行。请下载模板填写，每名学员一行。");
            }
            return true;
        }

        boolean found() {
            return !columns.isEmpty();
        }

        Worksheet worksheet(byte[] bytes, String sheet) {
            int last = columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            return new Worksheet(bytes, sheet, headerRow, last, columns, lines);
        }
    }
}
