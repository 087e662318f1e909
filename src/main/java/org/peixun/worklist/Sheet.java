package org.peixun.worklist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.peixun.workbook.TextCells;
import org.peixun.workbook.Workbooks;

/** A list as an .xlsx: the page's cells and the exact dates; text only, so that nothing a person typed is calculated. */
public final class Sheet {

    private static final int KEPT_IN_MEMORY = 100;
    private static final int WIDTH = 22;

    private Sheet() {}

    public static void write(Listing listing, OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(KEPT_IN_MEMORY)) {
            var sheet = workbook.createSheet(listing.title());
            CellStyle head = workbook.createCellStyle();
            var bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            var cells = new TextCells(workbook);
            List<String> heads = Stream.concat(listing.columns().stream(), listing.exactColumns().stream()).toList();
            var first = sheet.createRow(0);
            cells.line(first, heads);
            first.forEach(cell -> cell.setCellStyle(head));
            sheet.createFreezePane(0, 1);
            Workbooks.widths(sheet, heads.size(), WIDTH);
            int at = 1;
            for (Listing.Row row : listing.rows()) {
                cells.line(sheet.createRow(at++), cells(row));
            }
            if (listing.more()) {
                sheet.createRow(at).createCell(0)
                        .setCellValue("只导出了前" + ListFilter.LAST_ROW + "条。请增加查询条件后分次导出。");
            }
            workbook.write(out);
        }
    }

    static List<String> cells(Listing.Row row) {
        return Stream.concat(row.cells().stream().map(Listing.Cell::text), row.exact().stream()).toList();
    }
}
