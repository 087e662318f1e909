package org.peixun.projectlist;

import java.util.List;

/**
 * What was found in an uploaded workbook.
 *
 * @param usable rows without a block
 * @param replaced what the usable ones change in projects of the list
 * @param imported whether the usable ones have been taken over: what is left is wrong
 * @param seen by which the file is told from one uploaded later, and what it replaces from what a colleague writes there later
 */
public record UploadView(
        String fileName, String sheet, int rows, int usable, List<RowFinding> findings, List<String> notes, List<Replaced> replaced, String seen, boolean imported) {

    /** @param row as Excel shows it @param cell e.g. C7, or {@code null} */
    public record RowFinding(int row, String cell, String name, ProjectFinding finding) {

        public String where() {
            return "第" + row + "行" + (cell == null ? "" : "（" + cell + "）");
        }
    }

    /** @param there what stands in the project of the list @param file what the workbook says instead */
    public record Replaced(String name, String field, String there, String file) {}

    public long projectsReplaced() {
        return replaced.stream().map(Replaced::name).distinct().count();
    }

    public boolean clean() {
        return usable == rows;
    }

    public String totals() {
        return rows + " 行：" + usable + " 行可用" + (clean() ? "" : "，" + (rows - usable) + " 行有误");
    }
}
