package org.peixun.projectlist;

import java.util.List;

/** What was found in an uploaded workbook. @param usable rows without a block @param seen by which the file is told from one uploaded later */
public record UploadView(
        String fileName, String sheet, int rows, int usable, List<RowFinding> findings, List<String> notes, String seen) {

    /** @param row as Excel shows it @param cell e.g. C7, or {@code null} */
    public record RowFinding(int row, String cell, String name, ProjectFinding finding) {

        public String where() {
            return "第" + row + "行" + (cell == null ? "" : "（" + cell + "）");
        }
    }

    public boolean clean() {
        return usable == rows;
    }

    public String totals() {
        return rows + " 行：" + usable + " 行可用" + (clean() ? "" : "，" + (rows - usable) + " 行有误");
    }
}
