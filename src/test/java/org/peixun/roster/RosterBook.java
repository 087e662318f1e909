package org.peixun.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.shared.FictitiousCitizenId;

/** Real workbooks for tests, built row by row as an officer would. */
final class RosterBook {

    static final List<String> HEADINGS = List.of("姓名", "公民身份号码", "联系电话", "人员类别", "工作单位");

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private XSSFSheet sheet;
    private int next;

    static RosterBook empty() {
        return new RosterBook().sheet("花名册");
    }

    static RosterBook withHeader() {
        return empty().row(HEADINGS.toArray());
    }

    /** @param size trainees without a fault */
    static RosterBook of(int size) {
        RosterBook book = withHeader();
        for (int i = 0; i < size; i++) {
            book.trainee(i);
        }
        return book;
    }

    RosterBook sheet(String name) {
        sheet = workbook.createSheet(name);
        next = 0;
        return this;
    }

    /** Strings as text, numbers as numbers, {@code null} = no cell. */
    RosterBook row(Object... values) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (values[i] != null) {
                row.createCell(i).setCellValue(values[i].toString());
            }
        }
        return this;
    }

    /** The next row is {@code rows} further down; Excel has no row at all in between. */
    RosterBook skip(int rows) {
        next += rows;
        return this;
    }

    RosterBook trainee(int number) {
        return row(name(number), id(number), phone(number), "企业职工", "某某机械有限公司");
    }

    /** As {@link #trainee}, one column other. */
    RosterBook traineeWith(int number, String heading, Object value) {
        Object[] values = {name(number), id(number), phone(number), "企业职工", "某某机械有限公司"};
        values[HEADINGS.indexOf(heading)] = value;
        return row(values);
    }

    RosterBook cell(int row, int column, Consumer<Cell> change) {
        Row line = sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1);
        change.accept(line.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK));
        return this;
    }

    RosterBook with(Consumer<XSSFSheet> change) {
        change.accept(sheet);
        return this;
    }

    RosterBook hidden(org.apache.poi.ss.usermodel.SheetVisibility visibility) {
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), visibility);
        return this;
    }

    byte[] bytes() {
        try (var out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RosterFile read() {
        return WorkbookReader.read(bytes(), 5_000);
    }

    static String name(int number) {
        return "某" + (char) ('甲' + number % 500) + (char) ('一' + number / 500);
    }

    static String id(int number) {
        return FictitiousCitizenId.of(LocalDate.of(1980, 1, 1).plusDays(number / 900), number % 900).value();
    }

    static String phone(int number) {
        return "1380000" + "%04d".formatted(number);
    }
}
