package org.peixun.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/** Workbooks as bytes. */
public final class Workbooks {

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

    /** @param characters that fit into each of the first columns */
    public static void widths(Sheet sheet, int columns, int characters) {
        for (int i = 0; i < columns; i++) {
            sheet.setColumnWidth(i, characters * 256);
        }
    }
}
