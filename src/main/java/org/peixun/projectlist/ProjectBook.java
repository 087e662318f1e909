package org.peixun.projectlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.roster.Finding;
import org.peixun.roster.WorkbookTable;
import org.peixun.roster.WorkbookTables;
import org.peixun.workbook.TextCells;
import org.peixun.workbook.Workbooks;

/** A list of projects as a workbook, in and out. */
final class ProjectBook {

    static final String NAME = "项目清单";
    private static final int ROOM = 500;
    private static final int EXCEL_ROWS = 1_000;

    private ProjectBook() {}

    static WorkbookTable read(byte[] bytes) {
        return WorkbookTables.read(bytes, NAME, ProjectField.headings(), EXCEL_ROWS);
    }

    /** Field key → text of one of its rows. */
    static Map<String, String> values(WorkbookTable.Line line) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ProjectField field : ProjectField.values()) {
            String text = line.values().get(field.label());
            if (text != null) {
                values.put(field.key(), text);
            }
        }
        return values;
    }

    static byte[] annotated(byte[] original, WorkbookTable table, List<UploadView.RowFinding> findings) {
        return WorkbookTables.annotated(original, table, findings.stream().map(found -> new Finding(
                found.finding().severity(), found.finding().code(),
                found.row(), found.finding().field() == null ? null : found.finding().field().label(), found.cell(),
                "", "", found.finding().message(), found.finding().accepted(), found.finding().basis())).toList());
    }

    /** An empty workbook with lists to choose from. */
    static byte[] template(ProjectChoices choices) {
        return workbook(List.of(), choices);
    }

    static byte[] export(List<ProjectRow> rows, ProjectChoices choices) {
        return workbook(rows, choices);
    }

    /** @param sent what the sheet of the rows is called @param now the projects after their amendments, on a sheet of their own */
    static byte[] export(List<ProjectRow> rows, ProjectChoices choices, String sent, List<ListedProject> now) {
        return workbook(rows, choices, sent, now);
    }

    private static byte[] workbook(List<ProjectRow> rows, ProjectChoices choices) {
        return workbook(rows, choices, NAME, List.of());
    }

    private static byte[] workbook(List<ProjectRow> rows, ProjectChoices choices, String name, List<ListedProject> now) {
        return Workbooks.bytes(new XSSFWorkbook(), workbook -> {
            Sheet sheet = workbook.createSheet(name);
            var cells = new TextCells(workbook);
            List<ProjectField> fields = Arrays.asList(ProjectField.values());
            cells.line(sheet.createRow(0), fields.stream().map(ProjectField::label).toList());
            for (ProjectRow row : rows) {
                cells.line(sheet.createRow(sheet.getLastRowNum() + 1), fields.stream().map(row::value).toList());
            }
            if (!now.isEmpty()) {
                current(workbook.createSheet("现行内容"), now, cells);
            }
            Sheet lists = workbook.createSheet("可选内容");
            for (ProjectField field : fields) {
                int column = field.ordinal();
                sheet.setColumnWidth(column, (field.kind() == ProjectField.Kind.LONG_TEXT ? 40 : 18) * 256);
                choose(sheet, lists, field, choices.of(field), cells);
            }
            sheet.createFreezePane(0, 1);
        });
    }

    private static void current(Sheet sheet, List<ListedProject> projects, TextCells cells) {
        cells.line(sheet.createRow(0), List.of("项目编号", "项目名称", "承训机构", "计划人数", "开始日期", "结束日期", "进展", "已培训人数",
                "职业（工种）", "等级或者证书", "课时", "培训对象", "预算（元）", "主题", "资金来源"));
        for (ListedProject one : projects) {
            cells.line(sheet.createRow(sheet.getLastRowNum() + 1), List.of(one.code(), one.name(), one.body(), String.valueOf(one.planned()),
                    one.startsOn().toString(), one.endsOn().toString(), one.progress(), String.valueOf(one.trained()), one.occupation(), one.level(),
                    String.valueOf(one.hours()), one.target(), one.budget().toPlainString(),
                    one.theme(), one.funding()));
        }
    }

    private static void choose(Sheet sheet, Sheet lists, ProjectField field, List<String> options, TextCells cells) {
        if (options.isEmpty()) {
            return;
        }
        int column = field.ordinal();
        List<String> all = new ArrayList<>(List.of(field.label()));
        all.addAll(options);
        for (int i = 0; i < all.size(); i++) {
            Row row = lists.getRow(i) == null ? lists.createRow(i) : lists.getRow(i);
            cells.text(row.createCell(column), all.get(i));
        }
        lists.setColumnWidth(column, 24 * 256);
        String letter = org.apache.poi.ss.util.CellReference.convertNumToColString(column);
        var helper = sheet.getDataValidationHelper();
        var validation = helper.createValidation(
                helper.createFormulaListConstraint("可选内容!$%s$2:$%s$%d".formatted(letter, letter, options.size() + 1)),
                new CellRangeAddressList(1, ROOM, column, column));
        validation.setShowErrorBox(false);
        sheet.addValidationData(validation);
    }
}
