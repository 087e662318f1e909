package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.Severity;

@DisplayName("标注错误的工作簿")
class AnnotationTest {

    private static final List<Finding> FINDINGS = List.of(new Finding(Severity.BLOCK, "row", 2, "结论", "B2", "=某甲", "",
            "结论没有填写。", "填“合格”。", "第5条"));

    private static final RosterFile FILE = new RosterFile("花名册", 1, 1, Map.of(), List.of(), List.of());

    @Test
    @DisplayName("原表改得了的，标在原表上")
    void annotated() throws IOException {
        try (var book = opened(RosterBook.empty().row("姓名", "结论").row("某甲", "x").bytes())) {
            assertThat(book.getSheet("花名册").getRow(1).getCell(2).getStringCellValue()).contains("结论没有填写", "填“合格”");
        }
    }

    @Test
    @DisplayName("整列设置了格式、展开后过大的，和改写不了的：另给一份错误清单，不是什么也没有")
    void listed() throws IOException {
        byte[] small = RosterBook.empty().row("姓名", "结论").row("某甲", "x").bytes();
        String formatted = IntStream.range(10, 100_000).mapToObj(row -> "<row r=\"" + row + "\" s=\"1\" customFormat=\"1\" ht=\"14.25\">"
                + "<c r=\"A" + row + "\" s=\"1\"/><c r=\"B" + row + "\" s=\"1\"/><c r=\"C" + row + "\" s=\"1\"/><c r=\"D" + row + "\" s=\"1\"/></row>")
                .collect(Collectors.joining());
        String sheetXml = "xl/worksheets/sheet1.xml";
        byte[] large = RosterFileRefusedTest.with(small, Map.of(sheetXml, RosterFileRefusedTest.text(small, sheetXml)
                .replace("</sheetData>", formatted + "</sheetData>").getBytes(StandardCharsets.UTF_8)));
        assertThat(WorkbookTables.read(large, "成绩表", Map.of("姓名", true), 10).lines()).hasSize(1);
        for (byte[] original : List.of(large, "损坏".getBytes(StandardCharsets.UTF_8))) {
            try (var book = opened(original)) {
                var sheet = book.getSheet("错误说明");
                assertThat(sheet.getRow(1).getCell(4).getStringCellValue()).contains("没有在原表上标注");
                assertThat(IntStream.range(0, 7).mapToObj(i -> sheet.getRow(2).getCell(i).getStringCellValue()))
                        .containsExactly("2", "B2", "=某甲", "结论", "【须改正】结论没有填写。", "填“合格”。", "第5条");
                assertThat(sheet.getRow(2).getCell(2).getCellStyle().getQuotePrefixed()).isTrue();
            }
        }
    }

    private static XSSFWorkbook opened(byte[] original) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Annotation.of(original, FILE, FINDINGS)));
    }
}
