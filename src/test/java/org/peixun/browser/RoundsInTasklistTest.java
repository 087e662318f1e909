package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("浏览器：年度任务的表单在任务列表（Tasklist）中")
class RoundsInTasklistTest extends BrowserTest {

    /** The demo city's case has no candidate. */
    @Test
    @DisplayName("市级经办在任务列表中审核推荐材料：选错的看到与案件页相同的句子，改正后办结")
    void nomination() {
        Person city = signIn("shi-jingban");
        String number = city.firstCaseIn("/todo", "审核材料");
        city.claims(number).opens("/camunda/app/tasklist/");
        opens(city, "审核材料");
        choose(city, "材料齐全，组织评分");
        city.page().getByLabel("评审专家人数").fill("4");
        complete(city);
        assertThat(city.page().locator("body")).containsText("本件没有候选机构，请选择“确认无候选”或者“退回补正”。");
        Pictures.take(city.page(), "tasklist-nomination-1366");
        city.page().locator(".close:visible").first().click();
        choose(city, "确认无候选");
        assertThat(city.page().getByLabel("评审专家人数")).hasCount(0);
        complete(city);
        gone(city, "审核材料");
        city.opensCase(number).sees("确认本县（市、区）本年度无候选机构");
    }

    @Test
    @DisplayName("市级经办在任务列表中核对项目清单")
    void projectList() {
        Person city = signIn("shi-jingban");
        String number = city.firstCaseIn("/todo", "核对项目清单");
        city.claims(number).opens("/camunda/app/tasklist/");
        opens(city, "核对项目清单");
        choose(city, "退回补正");
        complete(city);
        assertThat(city.page().locator("body")).containsText("请填写或者选择，本项必填。");
        city.page().locator(".close:visible").first().click();
        city.page().getByLabel("没有如实反映开展情况").check();
        city.page().getByLabel("核对意见").fill("请补充开展情况。");
        complete(city);
        gone(city, "核对项目清单");
        city.opensCase(number).sees("退回补正", "请补充开展情况。");
        Pictures.take(city.page(), "tasklist-project-list-1366");
    }

    private static void gone(Person person, String task) {
        assertThat(person.page().locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(task))).hasCount(0);
    }

    private static void opens(Person person, String task) {
        person.page().locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(task)).locator("a").first().click();
        person.awaits(400).awaits(500);
    }

    private static void choose(Person person, String option) {
        person.page().getByLabel(option, new GetByLabelOptions().setExact(true)).check();
    }

    private static void complete(Person person) {
        person.page().getByText("办结", new GetByTextOptions().setExact(true)).click();
    }
}
