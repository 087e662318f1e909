package org.peixun.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.peixun.shared.RequestRefused;

/**
 * Lets through what can be a roster workbook, before it is opened: the content decides, not the file's name. The
 * archive is unpacked once, and counted while it is, so that a small file cannot become a large one in memory.
 */
final class WorkbookGuard {

    static final int MAX_BYTES = 20 * 1024 * 1024;
    static final long MAX_UNPACKED = 100L * 1024 * 1024;
    static final long MAX_XML = 40L * 1024 * 1024;
    private static final int MAX_ENTRIES = 1_000;
    private static final int PROLOG = 4 * 1024;
    /** Compressed bytes for one unpacked, from some size on: what repeats itself more is no roster, and POI would not annotate it. */
    private static final double LEAST_COMPRESSED = 0.005;
    private static final int ALWAYS_FINE = 100 * 1024;
    private static final String HOW = "请在 Excel 或 WPS 表格中另存为“Excel 工作簿（*.xlsx）”后重新上传。";

    static {
        ZipSecureFile.setMaxEntrySize(MAX_UNPACKED);
        ZipSecureFile.setMaxFileCount(MAX_ENTRIES);
        ZipSecureFile.setMinInflateRatio(LEAST_COMPRESSED);
    }

    private WorkbookGuard() {}

    /** @throws RequestRefused 400 when it is larger than {@link #MAX_BYTES} or nothing at all */
    static byte[] bytes(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw RequestRefused.badInput("文件超过20MB，不能作为花名册读取。请删除图片和无关的工作表后重新上传。");
        }
        if (bytes.length == 0) {
            throw RequestRefused.badInput("文件是空的（0字节）。请选择填写好的花名册（*.xlsx）后重新上传。");
        }
        return bytes;
    }

    /**
     * @return its files, all unpacked
     * @throws RequestRefused 400 saying what the file is instead
     */
    static Unpacked check(byte[] bytes) throws IOException {
        return switch (FileMagic.valueOf(bytes)) {
            case OOXML -> archive(bytes);
            case OLE2 -> throw RequestRefused.badInput(ole2(bytes));
            case PDF -> throw RequestRefused.badInput("这是 PDF 文件，不能作为花名册读取。请上传 Excel 工作簿（*.xlsx）。");
            default -> throw RequestRefused.badInput(
                    "文件内容不是 Excel 工作簿（只改扩展名不会改变文件内容），不能作为花名册读取。" + HOW);
        };
    }

    private static String ole2(byte[] bytes) {
        try (var files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return "工作簿设有打开密码，不能读取。请在 Excel 中依次选择“文件—信息—保护工作簿—用密码进行加密”，清除密码并保存后重新上传。";
            }
        } catch (IOException | RuntimeException e) {
            return "文件已损坏，不能读取。" + HOW;
        }
        return "这是旧版 Excel（*.xls）或其他旧版 Office 文件，不能读取。" + HOW;
    }

    /** With the reader that POI uses: the JDK's does not take the Zip64 archives that POI itself streams out. */
    private static Unpacked archive(byte[] bytes) {
        var workbook = new Unpacked();
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(zip, entry, workbook);
                if (workbook.files() > MAX_ENTRIES || workbook.bytes() > MAX_UNPACKED || workbook.xml() > MAX_XML) {
                    throw tooLarge();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged();
        }
        if (!workbook.has("xl/workbook.xml")) {
            throw RequestRefused.badInput("压缩包内没有 Excel 工作表（可能是 Word 文档或普通压缩文件），不能作为花名册读取。" + HOW);
        }
        return workbook;
    }

    /** XML as far as it may go, for reading; of pictures and the like only how much there is. */
    private static void unpack(ZipArchiveInputStream zip, ZipArchiveEntry entry, Unpacked workbook) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        refuseForeign(name);
        byte[] prolog = zip.readNBytes(PROLOG);
        if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml") || startsAsXml(prolog)) {
            refuseUnsafe(name, prolog);
            byte[] content = together(prolog, zip.readNBytes((int) (MAX_XML + 1 - workbook.xml())));
            if (content.length > ALWAYS_FINE && zip.getCompressedCount() < LEAST_COMPRESSED * content.length) {
                throw tooLarge();
            }
            workbook.addXml(entry, content);
        } else {
            workbook.addOther(entry, prolog.length + skip(zip, MAX_UNPACKED - workbook.bytes()));
        }
    }

    private static byte[] together(byte[] start, byte[] rest) {
        byte[] whole = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, whole, start.length, rest.length);
        return whole;
    }

    static RequestRefused damaged() {
        return RequestRefused.badInput("工作簿已损坏或不完整，不能读取。请用 Excel 或 WPS 表格打开检查，另存为 *.xlsx 后重新上传。");
    }

    static RequestRefused tooLarge() {
        return RequestRefused.badInput("工作簿展开后过大，不能读取（常见原因是整列设置了格式，或者含有大量空白行）。"
                + "请新建工作簿，只复制花名册的内容，保存为 *.xlsx 后重新上传。");
    }

    private static void refuseForeign(String name) {
        if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/")) {
            throw macros();
        }
        if (name.equals("xl/workbook.bin")) {
            throw RequestRefused.badInput("这是二进制工作簿（*.xlsb），不能读取。" + HOW);
        }
        if (name.equals("content.xml")) {
            throw RequestRefused.badInput("这是 OpenDocument 电子表格（*.ods），不能读取。" + HOW);
        }
    }

    /** No workbook of Excel, WPS or LibreOffice has a document type declaration; entities come with one. */
    private static void refuseUnsafe(String name, byte[] prolog) {
        String text = new String(prolog, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw RequestRefused.badInput("工作簿内含有不允许的外部引用声明，不能读取。" + HOW);
        }
        if (name.equals("[content_types].xml") && text.contains("macroEnabled")) {
            throw macros();
        }
    }

    private static RequestRefused macros() {
        return RequestRefused.badInput("工作簿带有宏（*.xlsm），为安全起见不予读取。" + HOW);
    }

    private static boolean startsAsXml(byte[] prolog) {
        String start = new String(prolog, 0, Math.min(prolog.length, 64), StandardCharsets.ISO_8859_1).replace("\0", "");
        return start.contains("<?xml") || start.contains("<!") || start.replaceFirst("^[\\u00EF\\u00BB\\u00BF\\u00FE\\u00FF\\s]+", "").startsWith("<");
    }

    private static long skip(InputStream in, long limit) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int n = in.read(buffer); n >= 0 && total <= limit; n = in.read(buffer)) {
            total += n;
        }
        return total;
    }
}
