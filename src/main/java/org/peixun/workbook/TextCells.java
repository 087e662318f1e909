package org.peixun.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;

/** Text in the cells of a workbook of ours that stays text, whatever it begins with. */
public final class TextCells {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final CellStyle plain;
    private final CellStyle quoted;

    public TextCells(Workbook workbook) {
        plain = workbook.createCellStyle();
        plain.setDataFormat(workbook.createDataFormat().getFormat("@"));
        quoted = workbook.createCellStyle();
        quoted.cloneStyleFrom(plain);
        quoted.setQuotePrefixed(true);
    }

    /** A string cell; what could become a formula when edited or saved as CSV gets Excel's quote prefix. */
    public void text(Cell cell, String text) {
        String value = text == null ? "" : text;
        cell.setCellValue(value);
        boolean risky = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        cell.setCellStyle(risky ? quoted : plain);
    }

    /** From the first column on. */
    public void line(Row row, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            text(row.createCell(i), texts.get(i));
        }
    }
}
