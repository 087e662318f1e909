package org.peixun.roster;

import java.util.ArrayList;
import java.util.List;

/** What the reader did with rows and cells that people may not expect. */
final class RowNotes {

    private static final int NAMED = 5;

    private RowNotes() {}

    /** @param lines that may have formulas */
    static List<String> of(List<RosterFile.Line> lines, List<Integer> footers, List<Integer> hidden) {
        List<String> notes = new ArrayList<>();
        if (!footers.isEmpty()) {
            notes.add("第" + joined(footers) + "行是表尾说明，没有学员信息，未导入。");
        }
        if (!hidden.isEmpty()) {
            notes.add("第" + joined(hidden) + "行在 Excel 中是隐藏行（可能被筛选），也已读取；不需要的请删除后重新上传。");
        }
        List<String> formulas = new ArrayList<>();
        for (RosterFile.Line line : lines) {
            for (Cell cell : line.cells().values()) {
                if (cell.formula() && cell.kind() != Cell.Kind.ERROR && !cell.text().isBlank()) {
                    formulas.add(cell.ref());
                }
            }
        }
        if (!formulas.isEmpty()) {
            notes.add("单元格" + joined(formulas) + "是公式，按文件保存时的计算结果读取，请核对。");
        }
        return notes;
    }

    private static String joined(List<?> all) {
        String text = String.join("、", all.stream().limit(NAMED).map(String::valueOf).toList());
        return all.size() > NAMED ? text + "等" + all.size() + "处" : text;
    }
}
