package org.peixun.roster;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.workbook.TextCells;
import org.peixun.workbook.Workbooks;

/** The workbook to fill in, or one that is to be changed. Whole columns are text, so that numbers keep all their digits. */
final class Template {

    private static final int LAST_ROW = 5_000;

    private final XSSFWorkbook workbook;
    private final CellStyle heading;
    private final CellStyle text;

    private Template(XSSFWorkbook workbook) {
        this.workbook = workbook;
        text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        Font bold = workbook.createFont();
        bold.setBold(true);
        heading = workbook.createCellStyle();
        heading.setFont(bold);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    static byte[] workbook() {
        return workbook(List.of());
    }

    /** @param rows already filled in, may be none */
    static byte[] workbook(List<Candidate> rows) {
        return Workbooks.bytes(new XSSFWorkbook(), workbook -> {
            var template = new Template(workbook);
            template.fill(template.roster(), rows);
            template.notes();
        });
    }

    private Sheet roster() {
        Sheet sheet = workbook.createSheet("学员花名册");
        Row header = sheet.createRow(0);
        for (Column column : Column.values()) {
            int index = column.ordinal();
            sheet.setDefaultColumnStyle(index, text);
            sheet.setColumnWidth(index, (column == Column.EMPLOYER ? 36 : 24) * 256);
            var cell = header.createCell(index);
            cell.setCellValue(column.label() + (column.required() ? "*" : ""));
            cell.setCellStyle(heading);
        }
        sheet.createFreezePane(0, 1);
        choice(sheet, Column.CATEGORY, PersonCategory.labels());
        choice(sheet, Column.EDUCATION, Education.labels());
        workbook.setActiveSheet(0);
        return sheet;
    }

    private void fill(Sheet sheet, List<Candidate> rows) {
        var cells = new TextCells(workbook);
        for (Candidate trainee : rows) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            trainee.values().forEach((column, value) -> cells.text(row.createCell(column.ordinal()), value));
        }
    }

    private void choice(Sheet sheet, Column column, List<String> values) {
        var helper = sheet.getDataValidationHelper();
        var cells = new CellRangeAddressList(1, LAST_ROW, column.ordinal(), column.ordinal());
        DataValidation validation =
                helper.createValidation(helper.createExplicitListConstraint(values.toArray(String[]::new)), cells);
        validation.setShowErrorBox(true);
        validation.createErrorBox(column.label(), "请从下拉列表中选择。");
        sheet.addValidationData(validation);
    }

    private void notes() {
        Sheet sheet = workbook.createSheet("填写说明");
        sheet.setColumnWidth(0, 24 * 256);
        sheet.setColumnWidth(1, 12 * 256);
        sheet.setColumnWidth(2, 90 * 256);
        line(sheet, heading, "列", "是否必填", "怎样填写");
        for (Column column : Column.values()) {
            line(sheet, text, column.label(), column.required() ? "必填" : "选填", how(column));
        }
        line(sheet, text, "其他", "", "一行一名学员，从第2行开始；列的顺序可以改变，不要改列名。性别、年龄由公民身份号码得出，"
                + "民族、家庭住址、银行账号等开班备案不收集，不需要填写。");
    }

    private static String how(Column column) {
        return switch (column) {
            case NAME -> "与居民身份证一致；少数民族姓名的间隔号用“·”。";
            case ID_NUMBER -> "18位，最后一位可以是X。本列已设为文本格式；从别处复制时请选择“只粘贴值”。";
            case PHONE -> "学员本人的手机号码，或者带区号的固定电话，例如0635-1234567；电话回访时使用。";
            case CATEGORY -> "从下拉列表中选择：" + String.join("、", PersonCategory.labels()) + "。";
            case EDUCATION -> "从下拉列表中选择：" + String.join("、", Education.labels()) + "。";
            case EMPLOYER -> "人员类别为企业职工、劳务派遣人员的必填，与劳动合同一致的单位全称；劳务派遣人员填写签订劳动合同的派遣单位，不填用工单位。小微企业主、个体工商户填写本人的企业或者商户名称。";
            case CREDIT_CODE -> "工作单位的18位统一社会信用代码。";
            case DISTRICT -> "户口所在的县（市、区），例如东阿县。";
        };
    }

    private static void line(Sheet sheet, CellStyle style, String... values) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
            row.getCell(i).setCellStyle(style);
        }
    }
}
