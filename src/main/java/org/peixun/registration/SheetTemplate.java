package org.peixun.registration;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.workbook.TextCells;
import org.peixun.workbook.Workbooks;

/** An empty workbook to fill in: whole columns are text, so that numbers keep all their digits; a sheet says how. */
final class SheetTemplate {

    private static final int ROOM = 2000;
    /** What Excel takes as a list written into the rule itself. */
    private static final int LIST_CHARACTERS = 250;
    private static final List<Integer> NOTE_WIDTHS = List.of(24, 12, 90, 40);

    private SheetTemplate() {}

    static byte[] of(String noun, List<Field> fields) {
        return Workbooks.bytes(new XSSFWorkbook(), workbook -> {
            var cells = new TextCells(workbook);
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            Sheet sheet = workbook.createSheet(noun + "表");
            for (int i = 0; i < fields.size(); i++) {
                sheet.setDefaultColumnStyle(i, text);
                sheet.setColumnWidth(i, 24 * 256);
                choose(sheet, i, fields.get(i));
            }
            line(sheet, cells, fields.stream().map(field -> field.label() + (field.required() ? "*" : "")).toList());
            sheet.createFreezePane(0, 1);
            Sheet notes = workbook.createSheet("填写说明");
            line(notes, cells, List.of("列", "是否必填", "怎样填写", "例如"));
            fields.forEach(field -> line(notes, cells, note(field)));
            for (int i = 0; i < NOTE_WIDTHS.size(); i++) {
                notes.setColumnWidth(i, NOTE_WIDTHS.get(i) * 256);
            }
        });
    }

    private static List<String> note(Field field) {
        List<String> how = new ArrayList<>(List.of(field.label(), field.required() ? "必填" : "选填", field.help(), field.example()));
        if (!field.options().isEmpty() && field.options().size() <= 12) {
            how.set(2, field.help() + "可以填写：" + String.join("、", field.options()) + "。");
        }
        return how;
    }

    private static void choose(Sheet sheet, int column, Field field) {
        if (field.type() != Field.Type.CHOICE || field.options().isEmpty() || String.join(",", field.options()).length() > LIST_CHARACTERS) {
            return;
        }
        var helper = sheet.getDataValidationHelper();
        var validation = helper.createValidation(helper.createExplicitListConstraint(field.options().toArray(String[]::new)),
                new CellRangeAddressList(1, ROOM, column, column));
        validation.setShowErrorBox(false);
        sheet.addValidationData(validation);
    }

    private static void line(Sheet sheet, TextCells cells, List<String> values) {
        cells.line(sheet.createRow(sheet.getPhysicalNumberOfRows()), values);
    }
}
