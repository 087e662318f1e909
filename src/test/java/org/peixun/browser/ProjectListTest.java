package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("东阿县的项目清单，从填报到公布")
class ProjectListTest extends BrowserTest {

    @Test
    @DisplayName("县区经办改正并提交，负责人签发，市级标记退回，补正后通过，汇总，市级负责人公布，公众看得到")
    void fromDraftToPublicList() {
        Person clerk = signIn("donge-jingban");
        clerk.follows("项目清单");
        String number = clerk.page().locator("main tr").filter(new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText("填报中")).locator("a").first().textContent().strip();
        clerk.opensCase(number).follows("填写项目清单");
        clerk.sees("阿胶制作技艺", "处须改正").follows("阿胶制作技艺");
        clerk.sees("还需处理", "没有填写");
        Pictures.take(clerk.page(), "project-findings-1366");
        clerk.selects("职业（工种）", "家庭烹饪").selects("等级或者证书", "培训合格证书").fills("课时", "48").fills("培训对象", "非遗传承人员")
                .selects("承训机构", "待采购").fills("预算", "15000").selects("资金来源", "就业补助资金").selects("进展", "未开展").fills("已培训人数", "0")
                .fills("开展情况", "已与三家企业对接用工需求，计划下月组织报名。").fills("需说明的事项", "承训机构采购后确定。");
        String year = clerk.page().locator("h1").textContent().replaceAll("^\\D*(\\d{4})年.*$", "$1");
        clerk.fills("开始日期", year + "-12-20").fills("结束日期", year + "-12-30").presses("保存，返回清单");
        clerk.sees("清单符合要求");
        Pictures.take(clerk.page(), "project-list-1366");
        clerk.opensCase(number).presses("提交").sees("已提交");

        Person manager = signIn("donge-fuzeren");
        manager.opensCase(number).decides("签发报送", "同意报送。").sees("已提交");

        Person city = signIn("shi-jingban");
        city.opensCase(number).page().locator("#projects details summary").first().click();
        city.page().locator("#projects details form").first().locator("input[name=note]").fill("请写明培训地点");
        city.taskPanel().locator("textarea[name=opinion]").fill("先写了意见");
        assertThat(city.taskPanel().locator("[data-saved]")).containsText("已保存");
        city.page().locator("#projects details form").first().locator("button").click();
        city.sees("已标记");
        assertThat(city.taskPanel().locator("textarea[name=opinion]")).hasValue("先写了意见");
        city.chooses("退回补正").page().getByLabel("逐项标记的项目需要补正").check();
        city.taskPanel().locator("textarea[name=opinion]").fill("请补正后重新报送。");
        Pictures.take(city.page(), "project-check-1366");
        city.presses("提交").sees("退回补正");

        clerk.opensCase(number).sees("请写明培训地点").presses("提交");
        manager.opensCase(number).decides("签发报送", "已补正。");
        city.opensCase(number).decides("核对通过", "予以通过。").sees("已通过核对");

        city.follows("项目清单汇总").sees("东阿县", "未列入汇总").presses("汇总并提请公布").presses("确定").sees("待决定");
        Person cityManager = signIn("shi-fuzeren");
        cityManager.follows("项目清单汇总").follows("第1次").sees("阿胶制作技艺").chooses("同意公布").presses("提交决定").sees("已公布");
        Pictures.take(cityManager.page(), "project-summary-1366");

        Person anybody = visitor();
        anybody.opens("/published/projects").sees("阿胶制作技艺").doesNotSee("李某").pageFitsTheWindow();
        Pictures.take(anybody.page(), "project-published-1366");
    }
}
