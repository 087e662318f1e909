package org.peixun.roster;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.peixun.shared.RequestRefused;

/** Workbooks of other modules, read and given back behind the same guard as a roster. */
public final class WorkbookTables {

    private static final String ROSTER = "花名册";

    private WorkbookTables() {}

    /**
     * @param name what the workbook is, in refusals: 项目清单
     * @param headings heading → whether a table without it is none; other columns are left out and named in the notes
     * @throws RequestRefused 400 when it is no .xlsx, encrypted, with macros, too large, or has no such table
     */
    public static WorkbookTable read(byte[] bytes, String name, Map<String, Boolean> headings, int maxRows) {
        return first(bytes, name, () -> new LineCollector(name, headings, false, maxRows), headings);
    }

    /** With every column that has a heading; a table without the {@code required} ones is none. */
    static WorkbookTable read(byte[] bytes, String name, Set<String> required, int maxRows) {
        Map<String, Boolean> headings = new LinkedHashMap<>();
        required.forEach(heading -> headings.put(heading, true));
        return first(bytes, name, () -> new LineCollector(name, headings, true, maxRows), headings);
    }

    private static WorkbookTable first(byte[] bytes, String name, Supplier<LineCollector> lines, Map<String, Boolean> headings) {
        try {
            return WorkbookReader.first(bytes, lines, found -> found.rows().table(found.sheet(), found.merged(), found.notes()), without -> RequestRefused.badInput(
                    "在各工作表的前" + RowCollector.HEADER_WITHIN + "行中没有找到" + name + "的表头。表头须有" + String.join("、", required(headings))
                            + "各列，列的顺序不限；可以下载模板，把内容复制进去后重新上传。"));
        } catch (RequestRefused e) {
            throw called(name, e);
        }
    }

    /** Tells one workbook from another: what is taken over is the one that the page showed. */
    public static String mark(byte[] content) {
        return UUID.nameUUIDFromBytes(content).toString();
    }

    /** @throws RequestRefused 400 when it is larger than the guard lets through, or empty */
    public static byte[] bytes(InputStream content, String name) {
        try {
            return WorkbookGuard.bytes(content);
        } catch (RequestRefused e) {
            throw called(name, e);
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
        }
    }

    /** The user's own workbook with a column 错误说明 and coloured cells. */
    public static byte[] annotated(byte[] original, WorkbookTable table, List<Finding> findings) {
        return Annotation.of(original, new RosterFile(table.sheet(), table.headerRow(), table.lastColumn(), Map.of(),
                List.of(), table.notes()), findings);
    }

    private static List<String> required(Map<String, Boolean> headings) {
        return headings.entrySet().stream().filter(Map.Entry::getValue).map(heading -> "“" + heading.getKey() + "”").toList();
    }

    private static RequestRefused called(String name, RequestRefused refused) {
        return RequestRefused.badInput(refused.getMessage().replace(ROSTER, name));
    }
}
