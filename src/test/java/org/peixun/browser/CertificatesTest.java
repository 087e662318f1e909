package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.delivery.ClassScenario;

@DisplayName("东阿县一个自行命题的班期，从考勤到合格证")
class CertificatesTest extends BrowserTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    @DisplayName("机构导入考勤，经办登记巡考，机构导入考核结果，经办认定结业，证书连续编号并可导出")
    void fromAttendanceToCertificates() throws IOException {
        Person clerk = signIn("donge-jingban");
        String number = clerk.firstCaseIn("/todo", "巡考");
        Person officer = signIn("donge-jigou4");
        String page = "/classes/" + Person.encoded(number);

        officer.opensCase(number).page().locator("label[for=tab-attendance]").click();
        officer.follows("登记考勤");
        officer.awaits(400);
        imports(officer, "下载本班期的考勤表", "#attendance-file", "上传考勤表", (row, lesson) -> row == 1 && lesson == 2 ? "到了" : "出勤");
        officer.sees("第2行（E2）", "不是出勤情况", "下载标注后的文件");
        Pictures.take(officer.page(), "attendance-errors-1366");
        officer.page().locator("#overwriteReason").fill("按签到表核对更正");
        imports(officer, "下载本班期的考勤表", "#attendance-file", "上传考勤表", (row, lesson) -> row == 2 && lesson > 12 ? "缺勤" : "出勤");
        officer.sees("考勤已导入", "低于最低出勤率");

        String examOn = officer.opens(page + "/exam").field("考核日期").inputValue();
        officer.fills("录像名称", "一号考场").fills("存放位置", "本校服务器").fills("校验值", "a".repeat(64)).fills("时长", "120").presses("登记");
        officer.sees("考试录像已登记");
        List<String> officers = clerk.opens(page + "/inspections").page().locator("#officers label").allInnerTexts();
        clerk.claims(number).chooses("考试有效");
        clerk.fills("巡考人员", officers.get(0).strip() + "、" + officers.get(1).strip()).fills("巡考时间", examOn + " 09:00").decides("考试有效", "考场秩序良好，全程录像。");
        clerk.sees("报送考核结果");

        officer.opens(page + "/exam");
        imports(officer, "下载本班期的考核结果表", "#results-file", "上传考核结果",
                (row, column) -> List.of("88", "85", row == 3 ? "不合格" : "合格", "").get(column - 1));
        officer.sees("考核结果已导入");
        officer.claims(number).presses("提交");

        clerk.claims(number).decides("认定结业", "培训和考核符合要求。");
        assertThat(clerk.page().locator("dialog[open]").textContent()).contains("认定结业：学员30人，结业发证", "不结业");
        clerk.presses("确定").sees("当前状态：已结业");
        officer.opensCase(number).sees("已结业").page().locator("label[for=tab-certificates]").click();
        officer.sees("东阿证〔2026〕");
        Pictures.take(officer.page(), "certificates-1366");
        Download sheet = officer.page().waitForDownload(() -> officer.follows("导出证书清单"));
        try (InputStream file = Files.newInputStream(sheet.path()); var workbook = new XSSFWorkbook(file)) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(3).getStringCellValue()).startsWith("东阿证〔2026〕");
        }
        officer.opens(page + "/certificates").sees("证书编号").pageFitsTheWindow();
    }

    private static void imports(Person officer, String template, String field, String button, BiFunction<Integer, Integer, String> cell)
            throws IOException {
        Download empty = officer.page().waitForDownload(() -> officer.follows(template));
        byte[] filled = ClassScenario.filled(Files.readAllBytes(empty.path()), 3, cell).readAllBytes();
        officer.page().locator(field).setInputFiles(new FilePayload("填写.xlsx", XLSX, filled));
        officer.presses(button);
    }
}
