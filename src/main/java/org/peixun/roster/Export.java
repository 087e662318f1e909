package org.peixun.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A roster as a workbook, numbers masked. */
final class Export {

    private static final List<String> HEADINGS = List.of(
            "原表行号", "姓名", "性别", "公民身份号码", "联系电话", "人员类别", "文化程度", "工作单位", "统一社会信用代码", "户口所在地区划");

    private Export() {}

    static byte[] workbook(TraineeTable table) {
        try (var workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("学员花名册");
            var cells = new Cells(workbook);
            write(sheet.createRow(0), HEADINGS, cells);
            for (Trainee trainee : table.trainees()) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                write(row, values(trainee), cells);
            }
            for (int i = 0; i < HEADINGS.size(); i++) {
                sheet.setColumnWidth(i, 20 * 256);
            }
            sheet.createFreezePane(0, 1);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> values(Trainee trainee) {
        return java.util.Arrays.asList(
                String.valueOf(trainee.row()), trainee.name(), trainee.sex(), trainee.maskedId(), trainee.maskedPhone(),
                trainee.category().label(), trainee.education() == null ? "" : trainee.education().label(),
                trainee.employer(), trainee.creditCode(), trainee.district());
    }

    private static void write(Row row, List<String> values, Cells cells) {
        for (int i = 0; i < values.size(); i++) {
            cells.text(row.createCell(i), values.get(i));
        }
    }
}
