package org.peixun.roster;

import java.util.Optional;
import java.util.regex.Pattern;

/** Cells whose content is lost before any rule can look at it. */
final class CellFaults {

    /** Excel keeps 15 digits of a number; an identity number has 18. */
    private static final int DIGITS_KEPT = 15;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");

    private CellFaults() {}

    static Optional<Issue> of(Column column, Cell cell) {
        if (cell.kind() == Cell.Kind.ERROR) {
            return Optional.of(Issue.block(
                    "单元格" + cell.ref() + "的公式出错（" + cell.text() + "）。",
                    "请把该单元格改为直接填写的内容。"));
        }
        if (notComputed(cell)) {
            return Optional.of(Issue.block(
                    "单元格" + cell.ref() + "是公式，文件中没有保存它的计算结果。",
                    "请用 Excel 或 WPS 表格打开并保存一次，或者把公式改为直接填写的内容。"));
        }
        boolean number = cell.kind() == Cell.Kind.NUMBER && cell.text().length() > DIGITS_KEPT;
        if ((column == Column.ID_NUMBER || column == Column.CREDIT_CODE) && (number || scientific(cell))) {
            return Optional.of(Issue.block(
                    "单元格" + cell.ref() + "是数值格式，Excel 只保留15位有效数字，后几位已经丢失。",
                    "请先把整列的单元格格式设为“文本”，再重新填写完整号码；也可以下载模板，其中该列已是文本格式。"));
        }
        if (column == Column.PHONE && scientific(cell)) {
            return Optional.of(Issue.block(
                    "单元格" + cell.ref() + "是科学计数形式，号码不完整。",
                    "请把整列的单元格格式设为“文本”，再重新填写完整号码。"));
        }
        return Optional.empty();
    }

    static boolean notComputed(Cell cell) {
        return cell.formula() && cell.kind() != Cell.Kind.ERROR && cell.text().isBlank();
    }

    /** A whole number that had more digits than are kept; a fraction only has more of them than anybody asks for. */
    static boolean cutShort(Cell cell) {
        return cell.kind() == Cell.Kind.NUMBER && cell.text().length() > DIGITS_KEPT && cell.text().indexOf('.') < 0;
    }

    private static boolean scientific(Cell cell) {
        return hasExponent(cell.text()) && SCIENTIFIC.matcher(Text.withoutSpaces(cell.text())).matches();
    }

    private static boolean hasExponent(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'E' || c == 'e' || c == 'Ｅ' || c == 'ｅ') {
                return true;
            }
        }
        return false;
    }
}
