package org.peixun.attachment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.peixun.shared.RequestRefused;

/**
 * A file's name made harmless: without path, control and direction characters.
 *
 * @param text what is stored and given back at download
 * @param type what its extension promises
 */
record FileName(String text, FileType type) {

    private static final int LONGEST = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[:*?\"<>|]");
    /** In front of the last extension these only serve to deceive: 申请表.exe.pdf. */
    private static final Set<String> DECEIVING = Set.of("exe", "com", "bat", "cmd", "scr", "msi", "js", "vbs", "ps1",
            "jar", "lnk", "hta", "htm", "html", "svg", "php", "jsp", "sh", "zip", "rar", "7z", "docm", "xlsm");

    static FileName of(String original) {
        String name = original == null ? "" : UNSEEN.matcher(original).replaceAll("");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = NOT_IN_NAMES.matcher(name).replaceAll("_").strip();
        if (name.isEmpty()) {
            throw RequestRefused.badInput("没有选择文件。请选择文件后重新上传。");
        }
        int dot = name.lastIndexOf('.');
        if (dot < 1) {
            throw RequestRefused.badInput("文件“" + name + "”没有扩展名，无法确定类型。" + FileType.ACCEPTED + "，请补上扩展名后重新上传。");
        }
        String extension = name.substring(dot + 1);
        FileType type = FileType.ofExtension(extension).orElseThrow(() -> notAccepted(extension));
        String base = name.substring(0, dot);
        if (Arrays.stream(base.toLowerCase(Locale.ROOT).split("\\.")).skip(1).anyMatch(DECEIVING::contains)) {
            throw RequestRefused.badInput("文件“" + name + "”带有双重扩展名，不能上传。请改为只带一个扩展名的文件名后重新上传。");
        }
        int room = LONGEST - extension.length() - 1;
        if (base.codePointCount(0, base.length()) > room) {
            base = base.substring(0, base.offsetByCodePoints(0, room));
        }
        return new FileName(base + "." + extension, type);
    }

    private static RequestRefused notAccepted(String extension) {
        String hint = extension.equalsIgnoreCase("wps") || extension.equalsIgnoreCase("et")
                ? "请在 WPS 中另存为 docx、xlsx 或 PDF 后重新上传。"
                : "请转换格式后重新上传。";
        return RequestRefused.badInput("不接受扩展名为“" + extension + "”的文件。" + FileType.ACCEPTED + "，" + hint);
    }
}
