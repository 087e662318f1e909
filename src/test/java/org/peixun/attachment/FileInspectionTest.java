package org.peixun.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.shared.RequestRefused;

@DisplayName("材料：看内容定类型，不信文件名")
class FileInspectionTest {

    @TempDir Path folder;

    static Stream<Arguments> accepted() throws IOException {
        return Stream.of(
                arguments("计划.pdf", SampleFiles.pdf(), FileType.PDF),
                arguments("照片.JPG", SampleFiles.image("jpg"), FileType.JPEG),
                arguments("照片.jpeg", SampleFiles.image("jpg"), FileType.JPEG),
                arguments("照片.png", SampleFiles.image("png"), FileType.PNG),
                arguments("计划.docx", SampleFiles.docx(), FileType.DOCX),
                arguments("课程表.xlsx", SampleFiles.xlsx(), FileType.XLSX),
                arguments("课程表.xls", SampleFiles.xls(), FileType.XLS),
                arguments("计划.doc", SampleFiles.ole("WordDocument"), FileType.DOC));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    @DisplayName("八种常见文件可以上传")
    void accepts(String name, byte[] content, FileType type) throws IOException {
        assertThat(check(name, content)).isEqualTo(type);
    }

    static Stream<Arguments> refused() throws IOException {
        byte[] archive = SampleFiles.zip(Map.of("恶意.class", "x"));
        return Stream.of(
                arguments("程序改名为pdf", "a.pdf", "MZ\u0090\0".getBytes(StandardCharsets.ISO_8859_1)),
                arguments("网页改名为jpg", "a.jpg", "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8)),
                arguments("SVG改名为png", "a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)),
                arguments("图片改名为pdf", "a.pdf", SampleFiles.image("png")),
                arguments("表格改名为docx", "a.docx", SampleFiles.xlsx()),
                arguments("压缩包改名为docx", "a.docx", archive),
                arguments("PDF尾部挂压缩包", "a.pdf", SampleFiles.join(SampleFiles.pdf(), archive)),
                arguments("图片尾部挂压缩包", "a.jpg", SampleFiles.join(SampleFiles.image("jpg"), archive)),
                arguments("PDF前有别的内容", "a.pdf", SampleFiles.join("<html>".getBytes(StandardCharsets.US_ASCII), SampleFiles.pdf())),
                arguments("docx含宏", "a.docx", SampleFiles.zip(Map.of(
                        "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>", "word/vbaProject.bin", "x"))),
                arguments("xls含宏", "a.xls", SampleFiles.ole("Workbook", "_VBA_PROJECT_CUR")),
                arguments("截断的xls", "a.xls", Arrays.copyOf(SampleFiles.xls(), 600)),
                arguments("截断的docx", "a.docx", Arrays.copyOf(SampleFiles.docx(), 600)),
                arguments("纯文本", "a.pdf", "你好".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName("名实不符、两个文件拼成一个、含宏、损坏：不收，并说明收什么")
    void refuses(String what, String name, byte[] content) {
        assertThatThrownBy(() -> check(name, content))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("重新上传");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "../../etc/计划.pdf | 计划.pdf", "C:\\桌面\\计划.pdf | 计划.pdf", "第1.2版 计划.pdf | 第1.2版 计划.pdf",
        "a:b*c?.pdf | a_b_c_.pdf"})
    @DisplayName("文件名里的路径、控制字符去掉，其余照旧")
    void cleansNames(String given, String kept) {
        assertThat(FileName.of(given).text()).isEqualTo(kept);
    }

    @Test
    @DisplayName("换行、零字符、倒排字符去掉")
    void dropsUnseenCharacters() {
        assertThat(FileName.of("计\u202E划\u0000\r\n.pdf").text()).isEqualTo("计划.pdf");
    }

    @Test
    @DisplayName("过长的文件名截短，扩展名保留")
    void shortensNames() {
        assertThat(FileName.of("长".repeat(500) + ".pdf").text()).hasSize(200).endsWith("长.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"计划", ".pdf", "", "计划.exe", "计划.exe.pdf", "计划.pdf.html", "计划.wps", "计划.docm", "计划.zip", "计划.svg"})
    @DisplayName("没有文件、没有扩展名、不收的扩展名、双重扩展名：不收")
    void refusesNames(String name) {
        assertThatThrownBy(() -> FileName.of(name)).isInstanceOf(RequestRefused.class).hasMessageContaining("重新上传");
    }

    private FileType check(String name, byte[] content) throws IOException {
        return FileInspection.check(Files.write(folder.resolve("upload"), content), FileName.of(name));
    }
}
