package org.peixun.retention;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A person's copy as a workbook: one line a fact, every cell a text. */
final class CopyBook {

    private static final List<String> HEADINGS = List.of("来源", "案件编号", "名称", "项目", "内容");

    private CopyBook() {}

    static byte[] of(PersonRequests.Copy copy) {
        try (var book = new SXSSFWorkbook()) {
            Sheet sheet = book.createSheet("个人信息副本");
            line(sheet, HEADINGS);
            copy.items().forEach(item -> item.facts().forEach((label, text) -> {
                if (!text.isEmpty()) {
                    line(sheet, List.of(item.source(), item.caseNumber(), item.title(), label, text));
                }
            }));
            for (int i = 0; i < HEADINGS.size(); i++) {
                sheet.setColumnWidth(i, 26 * 256);
            }
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(Sheet sheet, List<String> texts) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (int i = 0; i < texts.size(); i++) {
            row.createCell(i).setCellValue(texts.get(i));
        }
    }
}
