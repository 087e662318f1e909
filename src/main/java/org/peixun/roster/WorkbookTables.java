package org.peixun.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.peixun.shared.RequestRefused;
import org.xml.sax.SAXException;

/** Workbooks of other modules, read and given back behind the same guard as a roster. */
public final class WorkbookTables {

    private static final String ROSTER = "花名册";

    private WorkbookTables() {}

    /**
     * @param name what the workbook is, in refusals: 项目清单
     * @param headings heading → whether a table without it is none
     * @throws RequestRefused 400 when it is no .xlsx, encrypted, with macros, too large, or has no such table
     */
    public static WorkbookTable read(byte[] bytes, String name, Map<String, Boolean> headings, int maxRows) {
        try {
            WorkbookGuard.check(bytes);
            return sheets(bytes, name, headings, maxRows);
        } catch (RequestRefused e) {
            throw called(name, e);
        } catch (EncryptedDocumentException e) {
            throw RequestRefused.badInput("工作簿设有打开密码，不能读取。请清除密码并保存后重新上传。");
        } catch (IOException | SAXException | OpenXML4JException | ParserConfigurationException | RuntimeException e) {
            throw called(name, WorkbookGuard.damaged());
        }
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

    private static WorkbookTable sheets(byte[] bytes, String name, Map<String, Boolean> headings, int maxRows)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            var reader = new XSSFReader(workbook);
            reader.setUseReadOnlySharedStringsTable(true);
            var strings = reader.getSharedStringsTable();
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    var collector = new LineCollector(name, headings, maxRows);
                    WorkbookReader.parse(sheet, new SheetHandler(
                            strings == null ? new WorkbookReader.NoStrings() : strings, reader.getStylesTable(), collector));
                    if (collector.found()) {
                        return collector.table(sheets.getSheetName());
                    }
                }
            }
        }
        throw RequestRefused.badInput("在各工作表的前" + RowCollector.HEADER_WITHIN + "行中没有找到" + name + "的表头。表头须有"
                + String.join("、", required(headings)) + "各列，列的顺序不限；可以下载模板，把内容复制进去后重新上传。");
    }

    static List<String> required(Map<String, Boolean> headings) {
        return headings.entrySet().stream().filter(Map.Entry::getValue).map(heading -> "“" + heading.getKey() + "”").toList();
    }

    private static RequestRefused called(String name, RequestRefused refused) {
        return RequestRefused.badInput(refused.getMessage().replace(ROSTER, name));
    }
}
