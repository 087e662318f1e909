package org.peixun.worklist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A list as an .xlsx: the page's cells and the exact dates; text only, so that nothing a person typed is calculated. */
public final class Sheet {

    private static final int KEPT_IN_MEMORY = 100;

    private Sheet() {}

    public static void write(Listing listing, OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(KEPT_IN_MEMORY)) {
            var sheet = workbook.createSheet(listing.title());
            CellStyle head = workbook.createCellStyle();
            var bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            // keeps a text such as =1+1 a text also after somebody edits the cell or saves the sheet as CSV
            CellStyle text = workbook.createCellStyle();
            text.setQuotePrefixed(true);
            List<String> heads = Stream.concat(listing.columns().stream(), listing.exactColumns().stream()).toList();
            fill(sheet.createRow(0), heads, head, head);
            sheet.createFreezePane(0, 1);
            for (int i = 0; i < heads.size(); i++) {
                sheet.setColumnWidth(i, 22 * 256);
            }
            int at = 1;
            for (Listing.Row row : listing.rows()) {
                fill(sheet.createRow(at++), cells(row), null, text);
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

    private static void fill(Row row, List<String> values, CellStyle style, CellStyle whenDangerous) {
        for (int i = 0; i < values.size(); i++) {
            var cell = row.createCell(i);
            cell.setCellValue(values.get(i));
            boolean dangerous = !values.get(i).isEmpty() && "=+-@\t\r".indexOf(values.get(i).charAt(0)) >= 0;
            CellStyle chosen = dangerous ? whenDangerous : style;
            if (chosen != null) {
                cell.setCellStyle(chosen);
            }
        }
    }
}
