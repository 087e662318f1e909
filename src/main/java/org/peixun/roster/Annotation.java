package org.peixun.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.shared.Chars;
import org.peixun.workbook.Workbooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user's own workbook given back: a column 错误说明 behind the others, the cells concerned coloured. */
final class Annotation {

    private static final Logger log = LoggerFactory.getLogger(Annotation.class);
    private static final int WIDTH = 60 * 256;
    private static final int LONGEST = 2_000;
    private static final short FITTED = -1;
    private static final long LARGEST_XML = 12L * 1024 * 1024;

    private final XSSFWorkbook workbook;
    /** By the number of what it was before: POI compares styles by their XML. */
    private final Map<Short, CellStyle> red = new HashMap<>();
    private final Map<Short, CellStyle> amber = new HashMap<>();
    private final Set<Short> reds = new HashSet<>();

    private Annotation(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /**
     * One at a time: the whole workbook is held in memory, some 25 times its XML. One that is too large for that, or that
     * cannot be written again, comes back as a list of what is wrong in it: without it nobody could put it right.
     */
    static synchronized byte[] of(byte[] original, RosterFile file, List<Finding> findings) {
        try {
            if (WorkbookGuard.check(original).xml() <= LARGEST_XML) {
                return written(original, file, findings);
            }
        } catch (IOException | RuntimeException e) {
            log.info("a workbook that was read cannot be annotated: {}", e.toString());
        }
        return listed(findings);
    }

    private static byte[] listed(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "", "", "", "原工作簿过大（常见原因是整列设置了格式，或者含有大量空白行），或者含有不能改写的内容，没有在原表上标注，错误列在下面。", "", ""));
        findings.forEach(finding -> rows.add(Stream.of(finding.row() == 0 ? "" : String.valueOf(finding.row()), finding.cell(), finding.name(),
                finding.column(), "【" + finding.severity().label() + "】" + finding.problem(), finding.accepted(), finding.basis())
                .map(text -> Objects.toString(text, "")).toList()));
        return Workbooks.table(Header.ERROR_COLUMN, List.of("行", "单元格", "姓名", "列", "问题", "改正办法", "依据"), rows);
    }

    private static byte[] written(byte[] original, RosterFile file, List<Finding> findings) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(original))) {
            new Annotation(workbook).write(file, findings);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private void write(RosterFile file, List<Finding> findings) {
        Sheet sheet = workbook.getSheet(file.sheet());
        int column = errorColumn(sheet, file);
        sheet.setColumnWidth(column, WIDTH);
        Map<Integer, List<Finding>> byRow =
                findings.stream().collect(Collectors.groupingBy(Finding::row, TreeMap::new, Collectors.toList()));
        CellStyle wrapped = workbook.createCellStyle();
        wrapped.setWrapText(true);
        byRow.forEach((number, found) -> {
            boolean whole = number == 0;
            Row row = CellUtil.getRow(whole ? file.headerRow() - 1 : number - 1, sheet);
            String text = found.stream().map(Annotation::words).collect(Collectors.joining("\n"));
            Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            cell.setCellValue((whole ? Header.ERROR_COLUMN + "\n" : "") + shortened(text));
            cell.setCellStyle(wrapped);
            row.setHeight(FITTED);
            found.forEach(finding -> colour(sheet, finding));
        });
    }

    /** From an earlier round the column is already there; its old text goes. Else it comes behind everything, remarks without a heading too. */
    private static int errorColumn(Sheet sheet, RosterFile file) {
        Row header = CellUtil.getRow(file.headerRow() - 1, sheet);
        int column = ours(header);
        if (column < 0) {
            column = Math.max(file.lastColumn(), lastUsed(sheet)) + 1;
        } else {
            clear(sheet, header.getRowNum(), column);
        }
        header.createCell(column).setCellValue(Header.ERROR_COLUMN);
        return column;
    }

    private static int ours(Row header) {
        int column = -1;
        for (Cell cell : header) {
            boolean ours = cell.getCellType() == CellType.STRING && cell.getStringCellValue().startsWith(Header.ERROR_COLUMN);
            column = ours ? cell.getColumnIndex() : column;
        }
        return column;
    }

    private static void clear(Sheet sheet, int headerRow, int column) {
        for (Row row : sheet) {
            Cell old = row.getRowNum() >= headerRow ? row.getCell(column) : null;
            if (old != null) {
                row.removeCell(old);
            }
        }
    }

    /** Of cells with something in them: whole rows are formatted to the last column of Excel. */
    private static int lastUsed(Sheet sheet) {
        int last = -1;
        for (Row row : sheet) {
            for (Cell cell : row) {
                last = cell.getCellType() == CellType.BLANK ? last : Math.max(last, cell.getColumnIndex());
            }
        }
        return last;
    }

    private void colour(Sheet sheet, Finding finding) {
        if (finding.cell() == null) {
            return;
        }
        var reference = new CellReference(finding.cell());
        Cell cell = CellUtil.getRow(reference.getRow(), sheet)
                .getCell(reference.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        CellStyle original = cell.getCellStyle();
        if (reds.contains(original.getIndex())) {
            return;
        }
        if (finding.blocks()) {
            CellStyle style = red.computeIfAbsent(original.getIndex(), index -> filled(original, IndexedColors.ROSE));
            reds.add(style.getIndex());
            cell.setCellStyle(style);
        } else {
            cell.setCellStyle(amber.computeIfAbsent(original.getIndex(), index -> filled(original, IndexedColors.LIGHT_YELLOW)));
        }
    }

    private CellStyle filled(CellStyle original, IndexedColors colour) {
        CellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(original);
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static String words(Finding finding) {
        return "【" + finding.severity().label() + "】" + (finding.column() == null ? "" : finding.column() + "：")
                + finding.problem() + finding.accepted();
    }

    private static String shortened(String text) {
        return Chars.shortened(text, LONGEST);
    }
}
