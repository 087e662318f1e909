package org.peixun.roster;

import com.fasterxml.aalto.sax.SAXParserFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.peixun.shared.RequestRefused;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.ext.LexicalHandler;

/** Reads the first sheet that has a roster's header; event reader, so that only the roster's own rows are held. */
final class WorkbookReader {

    private WorkbookReader() {}

    /** What is looked for, once a sheet has been read; {@code null} when it is not on this sheet. */
    interface Found<R, T> {

        T on(String sheet, R reader, List<CellRangeAddress> merged);
    }

    /**
     * @param maxRows most rows with a trainee
     * @throws RequestRefused 400 when the workbook cannot be read as a roster
     */
    static RosterFile read(byte[] bytes, int maxRows) {
        List<Header> nearest = new ArrayList<>();
        return first(bytes, () -> new RowCollector(maxRows), (sheet, rows, merged) -> {
            if (!rows.found() && rows.nearest() != null) {
                nearest.add(rows.nearest());
            }
            return rows.found() ? rows.roster(sheet, merged) : null;
        }).orElseThrow(() -> noHeader(nearest.isEmpty() ? null : nearest.get(0)));
    }

    /** Reads sheet after sheet until one has what is looked for. */
    static <R extends SheetHandler.RowReader, T> Optional<T> first(byte[] bytes, Supplier<R> readers, Found<R, T> found) {
        try {
            return sheets(WorkbookGuard.check(bytes), readers, found);
        } catch (RequestRefused e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw RequestRefused.badInput("工作簿设有打开密码，不能读取。请清除密码并保存后重新上传。");
        } catch (IOException | SAXException | OpenXML4JException | ParserConfigurationException | RuntimeException e) {
            // POI says in many ways that a file is broken; whoever uploaded it needs one sentence, and it is no fault of ours
            throw WorkbookGuard.damaged();
        }
    }

    private static <R extends SheetHandler.RowReader, T> Optional<T> sheets(
            Unpacked files, Supplier<R> readers, Found<R, T> found)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        try (OPCPackage workbook = OPCPackage.open(files)) {
            var reader = new XSSFReader(workbook);
            reader.setUseReadOnlySharedStringsTable(true);
            var strings = reader.getSharedStringsTable();
            var dates = new DateStyles(reader);
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    R rows = readers.get();
                    var handler = new SheetHandler(strings == null ? new NoStrings() : strings, dates, rows);
                    parse(sheet, handler);
                    T result = found.on(sheets.getSheetName(), rows, handler.merged());
                    if (result != null) {
                        return Optional.of(result);
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** A sheet has none; with one, entities could be declared. */
    private static final LexicalHandler NO_DOCTYPE = new DefaultHandler2() {

        @Override
        public void startDTD(String name, String publicId, String systemId) throws SAXException {
            throw new SAXException("doctype");
        }
    };

    private static void parse(InputStream sheet, SheetHandler handler)
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

    private static RequestRefused noHeader(Header nearest) {
        String found = nearest == null ? "" : "（只找到“" + nearest.columns().keySet().iterator().next().label() + "”一列）";
        return RequestRefused.badInput("在各工作表的前" + RowCollector.HEADER_WITHIN + "行中没有找到花名册的表头" + found
                + "。表头须同时有“姓名”和“公民身份号码”两列，列的顺序不限；可以下载模板，把内容复制进去后重新上传。");
    }

    /** A workbook of numbers only has no table of strings. */
    private static final class NoStrings implements org.apache.poi.xssf.model.SharedStrings {

        @Override
        public org.apache.poi.ss.usermodel.RichTextString getItemAt(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int getCount() {
            return 0;
        }

        @Override
        public int getUniqueCount() {
            return 0;
        }
    }
}
