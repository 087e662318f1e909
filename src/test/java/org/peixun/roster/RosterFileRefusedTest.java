package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.RequestRefused;

@DisplayName("花名册：不能读取的文件说明原因和办法")
class RosterFileRefusedTest {

    private static void refused(byte[] file, String... words) {
        assertThatThrownBy(() -> WorkbookReader.read(file, 5_000))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContainingAll(words)
                .satisfies(e -> assertThat(((RequestRefused) e).kind()).isEqualTo(RequestRefused.Kind.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage()).endsWith("。"));
    }

    /** The workbook with entries added or replaced. */
    static byte[] with(byte[] workbook, Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook)); var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] other = entries.get(entry.getName());
                zip.write(other == null ? in.readAllBytes() : other);
            }
            for (var added : entries.entrySet()) {
                if (!contains(workbook, added.getKey())) {
                    zip.putNextEntry(new ZipEntry(added.getKey()));
                    zip.write(added.getValue());
                }
            }
        }
        return out.toByteArray();
    }

    private static boolean contains(byte[] workbook, String name) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }

    static String text(byte[] workbook, String name) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new IOException(name);
        }
    }

    @Test
    @DisplayName("改名的程序、CSV、图片：不是 Excel 工作簿")
    void renamedFiles() {
        refused("MZ\u0090\0\u0003".getBytes(StandardCharsets.ISO_8859_1), "不是 Excel 工作簿", "*.xlsx");
        refused("姓名,身份证号\n某甲,1".getBytes(StandardCharsets.UTF_8), "不是 Excel 工作簿");
        refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "PDF");
    }

    @Test
    @DisplayName("旧版 .xls：请另存为 .xlsx")
    void oldExcel() throws IOException {
        try (var book = new HSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            book.createSheet().createRow(0).createCell(0).setCellValue("姓名");
            book.write(out);
            refused(out.toByteArray(), "*.xls", "另存为");
        }
    }

    @Test
    @DisplayName("加密的工作簿：请清除密码")
    void encrypted() throws Exception {
        var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword("123456");
        var out = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem();
                var workbook = OPCPackage.open(new ByteArrayInputStream(RosterBook.of(1).bytes()))) {
            try (var data = encryptor.getDataStream(files)) {
                workbook.save(data);
            }
            files.writeFilesystem(out);
        }
        refused(out.toByteArray(), "密码");
    }

    @Test
    @DisplayName("带宏的工作簿不予读取，改名为 .xlsx 也一样")
    void macros() throws IOException {
        byte[] plain = RosterBook.of(1).bytes();
        refused(with(plain, Map.of("xl/vbaProject.bin", new byte[] {1})), "宏");
        byte[] types = text(plain, "[Content_Types].xml")
                .replace("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml").getBytes(StandardCharsets.UTF_8);
        refused(with(plain, Map.of("[Content_Types].xml", types)), "宏");
    }

    @Test
    @DisplayName("Word 文档和普通压缩文件：没有工作表")
    void otherArchives() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w/>".getBytes(StandardCharsets.UTF_8));
        }
        refused(out.toByteArray(), "没有 Excel 工作表");
    }

    @Test
    @DisplayName("压缩炸弹：展开前即拒绝")
    void zipBomb() throws IOException {
        var blank = "<row/>".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 50; i++) {
                zip.write(blank);
            }
        }
        assertThat(out.size()).isLessThan(1 << 20);
        refused(out.toByteArray(), "过大");
    }

    @Test
    @DisplayName("万行一样的模板行：读取和标注同样拒绝")
    void repetition() throws IOException {
        byte[] plain = RosterBook.of(1).bytes();
        String sheet = text(plain, "xl/worksheets/sheet1.xml").replace("</sheetData>", "<row/>".repeat(200_000) + "</sheetData>");
        refused(with(plain, Map.of("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8))), "过大");
    }

    @Test
    @DisplayName("两行写着同一个行号的工作簿是损坏的：哪一行算数，谁也说不清")
    void rowTwice() throws IOException {
        byte[] plain = RosterBook.of(2).bytes();
        String sheet = text(plain, "xl/worksheets/sheet1.xml").replace("<row r=\"3\"", "<row r=\"2\"");
        refused(with(plain, Map.of("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8))), "已损坏");
    }

    @Test
    @DisplayName("外部实体：拒绝，不读取本机文件")
    void externalEntities() throws IOException {
        byte[] plain = RosterBook.of(1).bytes();
        String doctype = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        String sheet = text(plain, "xl/worksheets/sheet1.xml").replaceFirst("<\\?xml[^>]*\\?>", doctype);
        refused(with(plain, Map.of("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8))), "外部引用");
        String late = sheet.replace("<!DOCTYPE", "<!--" + " ".repeat(10_000) + "--><!DOCTYPE");
        refused(with(plain, Map.of("xl/worksheets/sheet1.xml", late.getBytes(StandardCharsets.UTF_8))), "不能读取");
        byte[] utf16 = sheet.replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>")
                .getBytes(StandardCharsets.UTF_16);
        refused(with(plain, Map.of("xl/worksheets/sheet1.xml", utf16)), "外部引用");
    }

    @Test
    @DisplayName("同名的部件有两个：不同的程序读到的可能不同，拒绝")
    void twoOfOneName() throws IOException {
        byte[] plain = RosterBook.of(1).bytes();
        byte[] other = text(RosterBook.of(2).bytes(), "xl/worksheets/sheet1.xml").getBytes(StandardCharsets.UTF_8);
        refused(with(plain, Map.of("xl/worksheets/Sheet1.xml", other)), "不能读取");
        refused(with(plain, Map.of("xl\\worksheets\\sheet1.xml", other)), "不能读取");
    }

    @Test
    @DisplayName("姓名的拼音注音不是姓名的一部分；没有写明共有多少文字的工作簿（有的程序不写）照样读取，文字不存在的说明已损坏")
    void sharedTexts() throws IOException {
        byte[] plain = RosterBook.of(1).bytes();
        String strings = text(plain, "xl/sharedStrings.xml");
        String name = RosterBook.name(0);
        String spelled = strings.replace("<t>" + name + "</t>", "<r><t>" + name.substring(0, 1) + "</t></r><r><t>" + name.substring(1)
                + "</t></r><rPh sb=\"0\" eb=\"1\"><t>mǒu</t></rPh>").replaceFirst(" count=\"\\d+\" uniqueCount=\"\\d+\"", "");
        assertThat(spelled).contains("mǒu").doesNotContain("niqueCount");
        byte[] book = with(plain, Map.of("xl/sharedStrings.xml", spelled.getBytes(StandardCharsets.UTF_8)));
        assertThat(WorkbookReader.read(book, 10).lines().get(0).cells().get(Column.NAME).text()).isEqualTo(name);
        String sheet = text(plain, "xl/worksheets/sheet1.xml").replace("<v>5</v>", "<v>4711</v>");
        refused(with(plain, Map.of("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8))), "已损坏");
    }

    @Test
    @DisplayName("20MB 以内；空文件")
    void size() {
        assertThatThrownBy(() -> WorkbookGuard.bytes(new Endless())).hasMessageContaining("超过20MB");
        assertThatThrownBy(() -> WorkbookGuard.bytes(InputStream.nullInputStream())).hasMessageContaining("空的");
    }

    @Test
    @DisplayName("没有表头、表头在第11行、缺必需的列、没有学员")
    void noRoster() {
        refused(RosterBook.empty().row("名单").row("某甲").bytes(), "前10行", "“姓名”和“公民身份号码”");
        refused(RosterBook.empty().row("姓名", "电话").bytes(), "只找到“姓名”一列");
        refused(RosterBook.empty().skip(10).row(RosterBook.HEADINGS.toArray()).trainee(1).bytes(), "前10行");
        refused(RosterBook.empty().row("姓名", "身份证号").row("某甲", "1").bytes(), "缺少必需的列：联系电话、人员类别");
        refused(RosterBook.withHeader().bytes(), "没有学员");
        refused(RosterBook.empty().row("姓名", "姓名", "身份证号", "电话", "人员类别").bytes(), "两列都是“姓名”", "A列和B列");
        assertThat(RosterBook.empty().skip(9).row(RosterBook.HEADINGS.toArray()).trainee(1).read().headerRow()).isEqualTo(10);
    }

    @Test
    @DisplayName("5000行可以，5001行不可以")
    void mostRows() {
        assertThat(WorkbookReader.read(RosterBook.of(5_000).bytes(), 5_000).lines()).hasSize(5_000);
        refused(RosterBook.of(5_001).bytes(), "超过5000行");
    }

    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 0;
        }
    }
}
