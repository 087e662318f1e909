package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("个人信息副本的工作簿")
class CopyBookTest {

    @Test
    @DisplayName("以等号开头的内容是文字，带文字标记，另存为其他格式也不会被计算")
    void textsStayTexts() throws IOException {
        var item = new PersonRequests.Item("花名册", "开班2026-00001", "电工四级", Map.of("工作单位", "=1+1某厂"));
        byte[] bytes = CopyBook.of(new PersonRequests.Copy("张*", List.of(item)));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var cell = book.getSheetAt(0).getRow(1).getCell(4);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=1+1某厂");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("来源");
        }
    }
}
