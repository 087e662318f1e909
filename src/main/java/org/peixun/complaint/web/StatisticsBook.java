package org.peixun.complaint.web;

import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.complaint.ComplaintStatistics;
import org.peixun.workbook.Workbooks;

/** The year's lines as a workbook: one sheet by county and source, one by offence. */
final class StatisticsBook {

    private static final int WIDTH = 16 * 256;

    private StatisticsBook() {}

    static byte[] of(ComplaintStatistics.Year year) {
        return Workbooks.bytes(new XSSFWorkbook(), workbook -> {
            Sheet sources = sheet(workbook, "按来源", List.of("月份", "县（市、区）", "来源", "登记", "查实", "不属实", "其他结案", "办理中"));
            for (var line : year.lines()) {
                Row row = words(sources, line.month() + "月", line.county(), line.source());
                numbers(row, line.count().received(), line.count().found(), line.count().unfounded(), line.count().other(), line.count().open());
            }
            Sheet offences = sheet(workbook, "按违规行为", List.of("月份", "县（市、区）", "查实的违规行为", "件数"));
            for (var line : year.offenceLines()) {
                numbers(words(offences, line.month() + "月", line.county(), line.offence()), line.found());
            }
        });
    }

    private static Sheet sheet(XSSFWorkbook workbook, String name, List<String> heads) {
        Sheet sheet = workbook.createSheet(name);
        words(sheet, heads.toArray(String[]::new));
        sheet.createFreezePane(0, 1);
        for (int i = 0; i < heads.size(); i++) {
            sheet.setColumnWidth(i, WIDTH);
        }
        return sheet;
    }

    private static Row words(Sheet sheet, String... words) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String word : words) {
            row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(word);
        }
        return row;
    }

    private static void numbers(Row row, int... numbers) {
        for (int number : numbers) {
            row.createCell(row.getLastCellNum()).setCellValue(number);
        }
    }
}
