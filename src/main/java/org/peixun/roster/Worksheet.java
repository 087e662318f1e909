package org.peixun.roster;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Severity;

/**
 * A sheet about a class's trainees that was filled in from one of our templates: read behind the same guard as a roster,
 * given back with what is wrong in it.
 */
public record Worksheet(byte[] bytes, WorkbookTable table) {

    /** @param column heading, or {@code null} for the whole row */
    public record Fault(int row, String column, String cell, String name, String problem, String accepted, String basis) {

        /** 第7行（D7） */
        public String where() {
            return "第" + row + "行" + (cell == null ? "" : "（" + cell + "）");
        }
    }

    /**
     * @param noun what it is, e.g. 考勤表
     * @throws RequestRefused 400 when the file is no such workbook
     */
    public static Worksheet read(InputStream content, String noun, Set<String> required, int maxRows) {
        byte[] bytes = WorkbookTables.bytes(content, noun);
        return new Worksheet(bytes, WorkbookTables.read(bytes, noun, required, maxRows));
    }

    public List<WorkbookTable.Line> lines() {
        return table.lines();
    }

    public Fault fault(WorkbookTable.Line line, String column, String problem, String accepted, String basis) {
        return new Fault(line.number(), column, table.ref(column, line.number()), line.text("姓名"), problem, accepted, basis);
    }

    /** All its columns, as they are called in its header. */
    public Set<String> headings() {
        return table.columns().keySet();
    }

    /** Of a whole column. */
    public Fault fault(String heading, String problem, String accepted, String basis) {
        return new Fault(table.headerRow(), heading, table.ref(heading, table.headerRow()), "", problem, accepted, basis);
    }

    /** The user's own workbook with a column 错误说明 and coloured cells. */
    byte[] annotated(List<Fault> faults) {
        return WorkbookTables.annotated(bytes, table, faults.stream().map(fault -> new Finding(Severity.BLOCK, "row",
                fault.row(), fault.column(), fault.cell(), fault.name(), "", fault.problem(), fault.accepted(), fault.basis())).toList());
    }
}
