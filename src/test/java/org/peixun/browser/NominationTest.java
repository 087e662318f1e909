package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The economic zone has an extension: its publicity ends before its own deadline. */
@DisplayName("浏览器：一个县区的品牌机构推荐，从选定候选机构到公示")
class NominationTest extends BrowserTest {

    private static final String INSTITUTION = "1091";

    @TempDir
    Path folder;

    @Test
    @DisplayName("县区经办选定并公示，县区负责人签发报送，市级经办审核材料，三名专家评分，市级负责人附会议纪要决定，公众看到公示")
    void fromCandidateToPublicity() throws Exception {
        Path paper = Files.write(folder.resolve("材料.pdf"), PDF.getBytes(StandardCharsets.US_ASCII));
        Person clerk = signIn("jkq-jingban");
        String number = clerk.firstCaseIn("/todo", "品牌机构推荐");
        clerk.claims(number).follows("打开推荐材料页");
        clerk.page().locator("select[name=institution]").selectOption(INSTITUTION);
        clerk.presses("选定").sees("候选机构1", "符合", "候选机构比较", "结业率");
        for (String field : new String[] {"feature1", "practice1", "example1"}) {
            clerk.page().locator("#" + field).fill("紧扣开发区产业用工需求，与骨干企业共建订单班，学员结业即上岗，连续三年跟踪就业。");
        }
        clerk.presses("保存候选机构1的材料");
        clerk.page().locator("input[type=file]").first().setInputFiles(paper);
        clerk.presses("上传").sees("材料.pdf");
        Pictures.take(clerk.page(), "nomination-material-1366");
        clerk.follows("去办理").chooses("提交县级公示").presses("提交");

        time.passWorkingDays(6);
        Person signer = signIn("jkq-fuzeren").claims(number);
        signer.page().locator("input[name=decision][value=send]").check();
        signer.presses("提交");

        Person city = signIn("shi-jingban");
        city.claims(number).chooses("材料齐全，组织评分");
        city.taskPanel().locator("input[name=experts]").fill("3");
        city.presses("提交");

        for (int n = 1; n <= 3; n++) {
            scores(signIn("zhuanjia" + n), number);
        }

        Person manager = signIn("shi-fuzeren");
        manager.claims(number).sees("专家评分平均").follows("打开推荐材料页");
        manager.page().locator("input[type=file]").last().setInputFiles(paper);
        manager.presses("上传会议纪要").follows("去办理").chooses("入选");
        manager.taskPanel().locator("select[name=chosen]").selectOption("first");
        Pictures.take(manager.page(), "nomination-decide-1366");
        manager.presses("提交");
        assertThat(manager.page().locator("dialog[open]")).containsText("随即开始市级公示");
        manager.presses("确定").sees("已提交。当前状态");

        visitor().opens("/brands").sees("正在公示", "经济技术开发区");
    }

    private static void scores(Person expert, String number) {
        expert.opensCase(number).page().getByText("认领", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)).first().click();
        expert.chooses("本人无利害关系，评分");
        var points = java.util.Map.of("feature1", "26", "practice1", "21", "example1", "12", "quality1", "17", "standing1", "8");
        points.forEach((field, value) -> expert.page().locator("input[name=" + field + "]").first().fill(value));
        expert.page().locator("button:has-text('提交')").first().click();
    }

    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}
