package org.peixun.projectlist;

import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.projectlist.ProjectSummary.Total;
import org.peixun.workbook.TextCells;
import org.peixun.workbook.Workbooks;

/** 汇总表: sheets 汇总, 明细, 未列入; numbers as numbers, words as words that no spreadsheet calculates. */
final class SummaryBook {

    private static final List<String> TOTALS = List.of("名称", "项目数", "计划人数", "已培训人数", "预算（元）", "开班数", "已开班人数", "已结业人数");
    private static final List<String> DETAILS = List.of("县（市、区）", "项目编号", "主题", "项目名称", "职业（工种）", "等级或者证书", "课时",
            "计划人数", "培训对象", "承训机构", "预算（元）", "资金来源", "开始日期", "结束日期", "进展", "已培训人数", "开班数", "已开班人数", "已结业人数", "开展情况");

    private final XSSFWorkbook workbook;
    private final TextCells cells;

    private SummaryBook(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.cells = new TextCells(workbook);
    }

    static byte[] of(ProjectSummary summary) {
        return Workbooks.bytes(new XSSFWorkbook(), workbook -> {
            var book = new SummaryBook(workbook);
            book.totals(summary);
            book.details(summary);
            book.missing(summary);
        });
    }

    private void totals(ProjectSummary summary) {
        Sheet sheet = sheet("汇总", TOTALS);
        summary.counties().forEach(county -> total(sheet, county.total()));
        total(sheet, summary.all());
        row(sheet);
        line(row(sheet), List.of("按主题"));
        summary.themes().forEach(theme -> total(sheet, theme));
    }

    private void total(Sheet sheet, Total total) {
        line(row(sheet), List.of(total.name(), total.projects(), total.planned(), total.trained(), total.budget(),
                total.classes(), total.started(), total.finished()));
    }

    private void details(ProjectSummary summary) {
        Sheet sheet = sheet("明细", DETAILS);
        for (ListedProject each : summary.projects()) {
            line(row(sheet), List.of(summary.county(each.jurisdiction()), each.code(), each.theme(), each.name(), each.occupation(),
                    each.level(), each.hours(), each.planned(), each.target(), each.body(), each.budget(), each.funding(),
                    each.startsOn().toString(), each.endsOn().toString(), each.progress(), each.trained(), each.classes(),
                    each.started(), each.finished(), each.narrative()));
        }
    }

    private void missing(ProjectSummary summary) {
        Sheet sheet = sheet("未列入", List.of("县（市、区）", "目前情况"));
        summary.missing().forEach(county -> line(row(sheet), List.of(county.name(), county.state())));
        if (summary.missing().isEmpty()) {
            line(row(sheet), List.of("各县（市、区）均已报送并通过核对。"));
        }
    }

    private Sheet sheet(String name, List<String> headings) {
        Sheet sheet = workbook.createSheet(name);
        line(sheet.createRow(0), headings);
        for (int i = 0; i < headings.size(); i++) {
            sheet.setColumnWidth(i, 16 * 256);
        }
        sheet.createFreezePane(0, 1);
        return sheet;
    }

    private static Row row(Sheet sheet) {
        return sheet.createRow(sheet.getLastRowNum() + 1);
    }

    private void line(Row row, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else {
                cells.text(row.createCell(i), values.get(i).toString());
            }
        }
    }
}
