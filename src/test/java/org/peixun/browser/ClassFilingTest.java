package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("东阿县一个50人的班期，从花名册到备案号")
class ClassFilingTest extends BrowserTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("机构导入真实表格并改正、补正后重报，经办受理审核，负责人同意，机构看到备案号")
    void fromRosterToFilingNumber() {
        List<Path> workbooks = Spreadsheet.write(folder, List.of(
                new Spreadsheet.Table("花名册初稿", Trainees.asTheyFirstCame()),
                new Spreadsheet.Table("花名册改正", Trainees.asTheyShouldBe())));
        Person officer = signIn("donge-jigou");
        Application application = Application.begins(officer);
        String number = application.number();

        nothingIsLost(officer, application);
        rowErrorsAreTold(officer, application, workbooks);
        restOfTheForm(officer, application);
        Pictures.take(officer.page(), "filing-submit-1366");
        officer.presses("报送").sees("已报送", "待受理");

        Person clerk = signIn("donge-jingban");
        clerk.claims(number);
        Pictures.take(clerk.page(), "case-claimed-1366");
        clerk.chooses("退回补正").page().getByLabel("课程表课时不符合要求").check();
        clerk.taskPanel().locator("textarea[name=opinion]").fill("课程安排中安全教育内容不清楚，请写明。");
        clerk.presses("提交").sees("现在由东阿县某职业培训学校办理“补正备案”");

        correction(officer, number);

        clerk.claims(number).sees("与上次报送的差别");
        clerk.decides("受理", "材料齐全，予以受理。");
        clerk.claims(number).decides("提请审批", "符合开班条件，提请审批。");
        Person manager = signIn("donge-fuzeren");
        manager.claims(number).decides("同意开班", "同意开班。");
        officer.opensCase(number).sees("备案号：");
        manager.opensCase(number).sees("备案号：");
        Pictures.take(officer.page(), "case-consented-1366");
        change(officer, clerk, number);
    }

    /** The county consents to another way of the exam; both see what was filed beside what is in force. */
    private static void change(Person officer, Person clerk, String number) {
        officer.follows("申请变更").presses("开始填写变更").sees("正在填写变更");
        Application change = Application.of(officer, number).opensStep("exam");
        officer.page().getByLabel("考核办法").fill("理论考试改为机考，操作技能考核不变，均达到60分为合格。");
        officer.presses("保存").sees("已保存");
        change.opensStep("submit");
        Pictures.take(officer.page(), "change-submit-1366");
        officer.fills("变更原因", "考点更换考试方式。").presses("提交变更申请").sees("变更申请已提交");
        clerk.claims(number).sees("申请变更为", "改为机考");
        Pictures.take(clerk.page(), "change-decide-1366");
        clerk.decides("同意变更", "同意变更。");
        officer.opensCase(number).sees("班期经同意变更过", "备案时与现行内容对照", "改为机考");
    }

    private static void nothingIsLost(Person officer, Application application) {
        application.basics("汽车维修工", "2026-05-25", "2026-06-05").savedWhileTyping();
        officer.settles().opens("/drafts").sees(application.number());
        officer.follows(application.number());
        application.opensStep("basic");
        assertThat(officer.field("开班日期").inputValue()).isEqualTo("2026-05-25");
        assertThat(officer.field("班期负责人").inputValue()).isEqualTo("某主任");
        application.goesOn().needs().goesOn();
    }

    private static void rowErrorsAreTold(Person officer, Application application, List<Path> workbooks) {
        application.uploadsRoster(workbooks.get(0));
        officer.sees("50 行：43 行可用，7 行有误", "第4行（C4）", "校验码", "第6行（B6）", "姓名为空", "第8行（D8）", "联系电话",
                "第11行（C11）", "未满16周岁", "公民身份号码与第13行相同", "第15行（E15）",
                "人员类别为空", "未导入的列：民族");
        Pictures.take(officer.page(), "filing-roster-errors-1366");
        Download download = officer.page().waitForDownload(() -> officer.follows("下载标注后的文件"));
        Map<Integer, String> told = explanations(download.path());
        assertThat(told.keySet()).contains(4, 6, 8, 11, 12, 13, 15).doesNotContain(2, 3, 5, 7, 9, 10, 14, 16);
        assertThat(told.get(6)).contains("姓名为空");
        application.uploadsRoster(workbooks.get(1));
        officer.sees("50 行：50 行可用").presses("收下全部 50 行").sees("已收下50名学员");
    }

    private static void restOfTheForm(Person officer, Application application) {
        application.opensStep("teaching").teaching(6).goesOn();
        application.timetable();
        officer.sees("安全");
        application.goesOn().exam("2026-06-08").goesOn();
        List.of("教学计划", "培训协议书样本", "真实性承诺书").forEach(application::uploads);
        application.opensStep("submit").explainsWarnings("场地和工位容纳60人，已逐项核实。").promises();
    }

    private static void correction(Person officer, String number) {
        officer.opensCase(number).sees("退回补正").follows("去补正");
        officer.sees("补正通知", "课程安排中安全教育内容不清楚", "怎样可以接受");
        Pictures.take(officer.page(), "filing-correction-1366");
        Application correction = Application.of(officer, number).opensStep("timetable");
        officer.page().getByLabel("第1行内容").fill("安全用电、消防和职业防护");
        officer.presses("保存").sees("已保存");
        correction.opensStep("submit");
        officer.fills("补正说明", "已写明安全教育的内容。").presses("重新报送").sees("已报送");
    }

    /** Row number → what stands in the column 错误说明, where something does. */
    private static Map<Integer, String> explanations(Path workbook) {
        Map<Integer, String> told = new TreeMap<>();
        var shown = new DataFormatter();
        try (InputStream file = java.nio.file.Files.newInputStream(workbook); var book = new XSSFWorkbook(file)) {
            Sheet sheet = book.getSheetAt(0);
            int column = sheet.getRow(0).getLastCellNum() - 1;
            assertThat(shown.formatCellValue(sheet.getRow(0).getCell(column))).startsWith("错误说明").contains("超过45人");
            for (Row row : sheet) {
                String text = shown.formatCellValue(row.getCell(column));
                if (row.getRowNum() > 0 && !text.isBlank()) {
                    told.put(row.getRowNum() + 1, text);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return told;
    }
}
