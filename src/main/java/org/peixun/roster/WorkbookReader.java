package org.peixun.roster;

import com.fasterxml.aalto.sax.SAXParserFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.peixun.shared.RequestRefused;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.ext.LexicalHandler;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the first visible sheet that has a roster's header; event reader, so that only the roster's own rows are held. */
final class WorkbookReader {

    private WorkbookReader() {}

    /** Looks for a table's header among the first rows of a sheet. */
    interface Table extends SheetHandler.RowReader {

        boolean found();
    }

    /** The sheet with the table. @param notes on further sheets that have one too */
    record Found<R>(String sheet, R rows, List<CellRangeAddress> merged, List<String> notes) {}

    /**
     * @param maxRows most rows with a trainee
     * @throws RequestRefused 400 when the workbook cannot be read as a roster
     */
    static RosterFile read(byte[] bytes, int maxRows) {
        return first(bytes, () -> new RowCollector(maxRows),
                found -> found.rows().roster(found.sheet(), found.merged(), found.notes()), WorkbookReader::noHeader);
    }

    /**
     * Reads sheet after sheet until one has what is looked for; hidden ones are not what their owner means.
     *
     * @param missing gets what was seen of the sheets, none of which had it
     */
    static <R extends Table, T> T first(
            byte[] bytes, Supplier<R> readers, Function<Found<R>, T> taken, Function<List<R>, RequestRefused> missing) {
        try {
            return sheets(WorkbookGuard.check(bytes), readers, taken, missing);
        } catch (RequestRefused e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw RequestRefused.badInput("工作簿设有打开密码，不能读取。请清除密码并保存后重新上传。");
        } catch (IOException | SAXException | OpenXML4JException | ParserConfigurationException | RuntimeException e) {
            // POI says in many ways that a file is broken; whoever uploaded it needs one sentence, and it is no fault of ours
            throw WorkbookGuard.damaged();
        }
    }

    private static <R extends Table, T> T sheets(
            Unpacked files, Supplier<R> readers, Function<Found<R>, T> taken, Function<List<R>, RequestRefused> missing)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        try (OPCPackage workbook = OPCPackage.open(files)) {
            var reader = new XSSFReader(workbook);
            // without the pronunciation that Excel keeps beside a name: it is no part of it
            var strings = new ReadOnlySharedStringsTable(workbook, false);
            Overview overview = overview(reader);
            var dates = new DateStyles(reader, overview.since1904);
            List<R> without = new ArrayList<>();
            List<String> others = new ArrayList<>();
            Found<R> found = null;
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    R rows = readers.get();
                    if (overview.hidden.contains(sheets.getSheetName())) {
                        continue;
                    }
                    if (found != null) {
                        parse(sheet, new SheetHandler(strings, dates, row -> ofHeader(row, rows)));
                        if (rows.found()) {
                            others.add(sheets.getSheetName());
                        }
                        continue;
                    }
                    var handler = new SheetHandler(strings, dates, rows);
                    parse(sheet, handler);
                    if (rows.found()) {
                        found = new Found<>(sheets.getSheetName(), rows, handler.merged(), List.of());
                    } else {
                        without.add(rows);
                    }
                }
            }
            if (found == null) {
                throw missing.apply(without);
            }
            return taken.apply(new Found<>(found.sheet(), found.rows(), found.merged(), notes(found.sheet(), others)));
        }
    }

    /** Only whether a further sheet has such a table; what is wrong with it is nobody's concern. */
    private static boolean ofHeader(SheetRow row, Table rows) throws SAXException {
        try {
            return row.number() <= RowCollector.HEADER_WITHIN && rows.row(row) && !rows.found();
        } catch (RequestRefused unusable) {
            return false;
        }
    }

    private static List<String> notes(String sheet, List<String> others) {
        return others.isEmpty() ? List.of() : List.of("只读取了工作表“" + sheet + "”；工作表“" + String.join("”、“", others)
                + "”有同样的表头，没有读取。需要的，请合并到一个工作表，或者分别上传。");
    }

    /** What the workbook says of all its sheets. */
    private static final class Overview extends DefaultHandler {

        private final Set<String> hidden = new HashSet<>();
        /** Excel of the Macintosh reckoned from 1904; read as the others, each of its days would be four years too early. */
        private boolean since1904;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            switch (qName.substring(qName.indexOf(':') + 1)) {
                case "sheet" -> {
                    if (Set.of("hidden", "veryHidden").contains(String.valueOf(attributes.getValue("state")))) {
                        hidden.add(attributes.getValue("name"));
                    }
                }
                case "workbookPr" -> since1904 = Set.of("1", "true").contains(String.valueOf(attributes.getValue("date1904")));
                default -> { }
            }
        }
    }

    private static Overview overview(XSSFReader reader)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        var overview = new Overview();
        try (InputStream workbook = reader.getWorkbookData()) {
            parse(workbook, overview);
        }
        return overview;
    }

    /** A sheet has none; with one, entities could be declared. */
    private static final LexicalHandler NO_DOCTYPE = new DefaultHandler2() {

        @Override
        public void startDTD(String name, String publicId, String systemId) throws SAXException {
            throw new SAXException("doctype");
        }
    };

    private static void parse(InputStream sheet, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        var xml = new SAXParserFactoryImpl().newSAXParser().getXMLReader();
        xml.setProperty("http://xml.org/sax/properties/lexical-handler", NO_DOCTYPE);
        xml.setContentHandler(handler);
        try {
            xml.parse(new InputSource(sheet));
        } catch (SheetHandler.Enough enough) {
            // the rest of the sheet is of no interest
        }
    }

    private static RequestRefused noHeader(List<RowCollector> sheets) {
        Header nearest = sheets.stream().map(RowCollector::nearest).filter(Objects::nonNull).findFirst().orElse(null);
        String found = nearest == null ? "" : "（只找到“" + nearest.columns().keySet().iterator().next().label() + "”一列）";
        return RequestRefused.badInput("在各工作表的前" + RowCollector.HEADER_WITHIN + "行中没有找到花名册的表头" + found
                + "。表头须同时有“姓名”和“公民身份号码”两列，列的顺序不限；可以下载模板，把内容复制进去后重新上传。");
    }
}
