package org.peixun.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.peixun.shared.RequestRefused;

/** What a file really is, from its bytes alone. Nothing of it is unpacked or run. */
final class FileInspection {

    private static final Detector DETECTOR = new DefaultDetector();
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final int LONGEST_ZIP_END = 65_557;

    private FileInspection() {}

    /** @throws RequestRefused when the content is not what the name says, carries macros or is two files in one */
    static FileType check(Path file, FileName name) throws IOException {
        FileType actual = typeOf(file).orElseThrow(() -> RequestRefused.badInput("文件“" + name.text()
                + "”的内容不是可以接受的类型，或者已损坏。" + FileType.ACCEPTED + "，请核对后重新上传。"));
        if (actual != name.type()) {
            throw RequestRefused.badInput("文件“" + name.text() + "”的内容与扩展名不符：内容是 " + actual + "。请用正确的扩展名保存后重新上传。");
        }
        return actual;
    }

    private static Optional<FileType> typeOf(Path file) throws IOException {
        String magic;
        try (var stream = TikaInputStream.get(file)) {
            magic = DETECTOR.detect(stream, new Metadata()).toString();
        }
        return switch (magic) {
            case "application/pdf" -> only(file, FileType.PDF, "%PDF-".getBytes(StandardCharsets.US_ASCII));
            case "image/jpeg" -> only(file, FileType.JPEG, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
            case "image/png" -> only(file, FileType.PNG, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
            case "application/zip", "application/x-tika-ooxml" -> officeXml(file);
            case "application/x-tika-msoffice", "application/msword", "application/vnd.ms-excel" -> office97(file);
            default -> Optional.empty();
        };
    }

    /** Its mark at the very start, and no archive hanging at its end. */
    private static Optional<FileType> only(Path file, FileType type, byte[] start) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(start.length), start)) {
                return Optional.empty();
            }
        }
        return endsAsZip(file) ? Optional.empty() : Optional.of(type);
    }

    private static boolean endsAsZip(Path file) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(access.length(), LONGEST_ZIP_END)];
            access.seek(access.length() - tail.length);
            access.readFully(tail);
            for (int i = tail.length - 22; i >= 0; i--) {
                if (Arrays.equals(tail, i, i + 4, ZIP_END, 0, 4)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Optional<FileType> officeXml(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (in.read() != 'P' || in.read() != 'K') {
                return Optional.empty();
            }
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null) {
                return Optional.empty();
            }
            if (zip.stream().anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
                throw macros();
            }
            if (zip.getEntry("word/document.xml") != null) {
                return Optional.of(FileType.DOCX);
            }
            return zip.getEntry("xl/workbook.xml") != null ? Optional.of(FileType.XLSX) : Optional.empty();
        } catch (ZipException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<FileType> office97(Path file) throws IOException {
        try (var container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntry("Macros") || root.hasEntry("_VBA_PROJECT_CUR") || root.hasEntry("_VBA_PROJECT")) {
                throw macros();
            }
            if (root.hasEntry("WordDocument")) {
                return Optional.of(FileType.DOC);
            }
            return root.hasEntry("Workbook") || root.hasEntry("Book") ? Optional.of(FileType.XLS) : Optional.empty();
        } catch (RequestRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static RequestRefused macros() {
        return RequestRefused.badInput("文件含有宏，不能上传。请另存为不含宏的 docx、xlsx，或者 PDF 后重新上传。");
    }
}
