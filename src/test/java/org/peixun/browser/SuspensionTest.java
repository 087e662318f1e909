package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("浏览器：从决定暂停到整改合格")
class SuspensionTest extends BrowserTest {

    private static final String INSTITUTION = "临清市某职业技能培训中心";

    @TempDir
    Path folder;

    @Test
    @DisplayName("市级负责人决定暂停，县区经办调查，机构申辩，法制审核，集体决定通报，机构整改，县区复查；公众查得到状态，机构看不到证据")
    void fromDecisionToRecheck() throws Exception {
        Path paper = Files.write(folder.resolve("询问笔录.pdf"), PDF.getBytes(StandardCharsets.US_ASCII));
        Person city = signIn("shi-fuzeren");
        String number = city.firstCaseIn("/todo", INSTITUTION);
        city.claims(number).sees("待决定暂停", "影响和班期安排").chooses("暂停承训资格");
        city.taskPanel().locator("[name=documentNo]").fill("聊人社监字〔2026〕30号");
        Pictures.take(city.page(), "suspension-decide-1366");
        city.presses("提交");
        assertThat(city.page().locator("dialog[open]")).containsText("提交后随即生效");
        city.presses("确定").sees("“决定暂停”已提交");
        visitor().opens("/institutions?status=SUSPENDED").sees(INSTITUTION);

        Person clerk = signIn("linqing-jingban");
        clerk.claims(number).fills("调查认定的事实", "招生广告许诺包拿补贴，有照片和询问笔录为证。");
        assertThat(clerk.taskPanel().locator("[data-saved]")).containsText("已保存");
        clerk.follows("打开案卷");
        clerk.page().locator("input[type=file]").setInputFiles(paper);
        clerk.presses("上传证据材料").sees("询问笔录.pdf").follows("去办理");
        clerk.sees("尚未提交的内容");
        Pictures.take(clerk.page(), "task-draft-1366");
        assertThat(clerk.field("调查认定的事实")).hasValue("招生广告许诺包拿补贴，有照片和询问笔录为证。");
        clerk.fills("另一名调查人员", "唐某某").selects("情节", "较重").presses("提交");

        Person institution = signIn("linqing-jigou5");
        institution.opensCase(number).sees("听取陈述申辩", "招生广告许诺包拿补贴").doesNotSee("询问笔录.pdf").presses("认领");
        Pictures.take(institution.page(), "suspension-defence-1366");
        institution.fills("陈述、申辩意见", "广告由外包公司制作，已经撤下。").presses("提交");

        signIn("fazhi").claims(number).sees("询问笔录.pdf").chooses("审核通过").presses("提交");

        city.claims(number).sees("拟作处理", "通报").follows("打开案卷");
        city.page().locator("input[type=file]").setInputFiles(paper);
        city.presses("上传会议纪要").follows("去办理").chooses("限期整改");
        city.taskPanel().locator("select[name=measure]").selectOption("CIRCULAR");
        city.taskPanel().locator("[name=documentNo]").fill("聊人社监处字〔2026〕30号");
        city.presses("提交");

        institution.opensCase(number).sees("限期整改", "处理决定书").presses("认领").fills("整改报告", "撤下全部广告，重新备案招生简章，责任人某某。").presses("提交");
        clerk.claims(number).chooses("整改合格").presses("提交");
        clerk.opensCase(number).sees("整改合格，限制期内", "限制承训至");
        Person phone = visitor(options -> options.setViewportSize(390, 844));
        phone.opens("/institutions").pageFitsTheWindow();
        Pictures.take(phone.page(), "institutions-390");
    }

    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}
