package org.peixun.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Workbooks as bytes. */
public final class Workbooks {

    private static final int WIDTH = 20;

    private Workbooks() {}

    /** @param workbook a new one, closed afterwards @param fill writes its sheets */
    public static <W extends Workbook> byte[] bytes(W workbook, Consumer<W> fill) {
        try (workbook; var out = new ByteArrayOutputStream()) {
            fill.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text cells none of which can become a formula, below headings that stay in sight. */
    public static byte[] table(String title, List<String> headings, List<List<String>> rows) {
        return bytes(new SXSSFWorkbook(), workbook -> {
            var sheet = workbook.createSheet(title);
            var cells = new TextCells(workbook);
            cells.line(sheet.createRow(0), headings);
            for (int i = 0; i < rows.size(); i++) {
                cells.line(sheet.createRow(i + 1), rows.get(i));
            }
            widths(sheet, headings.size(), WIDTH);
            sheet.createFreezePane(0, 1);
        });
    }

    /** @param characters that fit into each of the first columns */
    public static void widths(Sheet sheet, int columns, int characters) {
        for (int i = 0; i < columns; i++) {
            sheet.setColumnWidth(i, characters * 256);
        }
    }
}
