package org.peixun.retention;

import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.peixun.workbook.TextCells;
import org.peixun.workbook.Workbooks;

/** A person's copy as a workbook: one line a fact, every cell a text. */
final class CopyBook {

    private static final List<String> HEADINGS = List.of("来源", "案件编号", "名称", "项目", "内容");
    private static final int WIDTH = 26;

    private CopyBook() {}

    static byte[] of(PersonRequests.Copy copy) {
        return Workbooks.bytes(new SXSSFWorkbook(), book -> {
            Sheet sheet = book.createSheet("个人信息副本");
            var cells = new TextCells(book);
            cells.line(sheet.createRow(0), HEADINGS);
            copy.items().forEach(item -> item.facts().forEach((label, text) -> {
                if (!text.isEmpty()) {
                    cells.line(sheet.createRow(sheet.getLastRowNum() + 1), List.of(item.source(), item.caseNumber(), item.title(), label, text));
                }
            }));
            Workbooks.widths(sheet, HEADINGS.size(), WIDTH);
        });
    }
}
