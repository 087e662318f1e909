package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("流程平台自带的应用")
class WebappsTest extends BrowserTest {

    /** Names of products and of a time zone, the heading of a column of sign-in names. */
    private static final Pattern ALLOWED =
            Pattern.compile("Camunda|Tasklist|Cockpit|Admin|Platform|v7\\.24\\.0|Asia/Shanghai|[a-z]+-jingban");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");

    @Test
    @DisplayName("经办不再登录就能用任务列表办理本人事项，缺项时看到与案件页相同的句子")
    void clerkCompletesATaskInTasklist() {
        Person clerk = signIn("guanxian-jingban");
        String number = clerk.firstCaseIn("/todo", "受理备案", "待认领");
        clerk.claims(number).opens("/camunda/app/tasklist/");
        Locator task = clerk.page().locator(".tasks-list li.task");
        // whoever comes first waits until the engine's webapps are loaded
        assertThat(task.first()).isVisible(new IsVisibleOptions().setTimeout(20_000));
        assertThat(clerk.page().getByText("启动流程")).isHidden();
        inChinese(clerk);
        Pictures.take(clerk.page(), "tasklist-1366");
        assertThat(task.allInnerTexts()).allMatch(text -> text.contains("杨某某") && text.contains("开班备案"))
                .anyMatch(text -> text.contains("受理备案 · " + number));

        task.filter(new Locator.FilterOptions().setHasText("受理备案")).locator("a").first().click();
        clerk.awaits(400).awaits(500);
        assertThat(clerk.page().locator("body")).containsText("事项编号：" + number);
        choose(clerk, "退回补正");
        clerk.page().getByLabel("材料不齐全").check();
        assertThat(clerk.page().evaluate("() => [...document.querySelectorAll('.fjs-form-field-label')].every(label => label.scrollWidth <= label.clientWidth)"))
                .as("每条理由都看得到可以接受的内容").isEqualTo(true);
        for (String refused : new String[] {"保存", "设置跟进日"}) {
            assertThat(clerk.page().getByText(refused, new GetByTextOptions().setExact(true))).isHidden();
        }
        complete(clerk);
        assertThat(clerk.page().locator("body")).containsText("选择“退回补正”时必须填写“说明”，请填写后重新提交。");
        inChinese(clerk);
        Pictures.take(clerk.page(), "tasklist-refused-1366");
        clerk.page().locator(".close:visible").first().click();

        choose(clerk, "受理");
        complete(clerk);
        assertThat(task.filter(new Locator.FilterOptions().setHasText("受理备案"))).hasCount(0);
        clerk.opensCase(number);
        assertThat(clerk.page().locator(".stamp")).hasText("待审核");
    }

    @Test
    @DisplayName("什么都不填就办结：表单自己的提示也是中文")
    void missingValues() {
        Person clerk = signIn("linqing-jingban").opens("/camunda/app/tasklist/");
        clerk.page().locator(".tasks-list li.task a").first().click();
        complete(clerk);
        assertThat(clerk.page().locator(".fjs-form-field-error").first()).isVisible();
        Pictures.take(clerk.page(), "tasklist-missing-1366");
        inChinese(clerk);
    }

    @Test
    @DisplayName("运维人员的运行监控和管理界面都是中文")
    void operator() {
        Person operator = signIn("yunwei");
        for (String app : new String[] {"cockpit", "admin", "tasklist"}) {
            operator.opens("/camunda/app/" + app + "/");
            inChinese(operator);
            Pictures.take(operator.page(), app + "-operator-1366");
        }
        for (String part : new String[] {"user", "group", "tenant"}) {
            operator.opens("/camunda/app/admin/default/#/" + part + "s");
            Locator create = operator.page().locator("a[href='#/" + part + "-create']").first();
            assertThat(create).isAttached();
            assertThat(create).isHidden();
        }
    }

    @Test
    @DisplayName("机构打不开，县区经办打不开运行监控")
    void othersAreRefused() {
        Person officer = signIn("guanxian-jigou").awaits(403);
        assertThat(officer.page().navigate(officer.address("/camunda/app/tasklist/")).status()).isEqualTo(403);
        Person clerk = signIn("guanxian-jingban2").awaits(403);
        assertThat(clerk.page().navigate(clerk.address("/camunda/app/cockpit/")).status()).isEqualTo(403);
    }

    private static void choose(Person clerk, String option) {
        clerk.page().getByLabel(option, new GetByLabelOptions().setExact(true)).check();
    }

    private static void complete(Person clerk) {
        clerk.page().getByText("办结", new GetByTextOptions().setExact(true)).click();
    }

    private static void inChinese(Person person) {
        person.page().waitForFunction("() => document.body.innerText.includes('日期和时间按本地时区显示')", null,
                new WaitForFunctionOptions().setTimeout(20_000));
        // labels that are still keys are being translated
        person.page().waitForFunction("() => !/[A-Z]{3,}_[A-Z]{3,}/.test(document.body.innerText)", null,
                new WaitForFunctionOptions().setTimeout(20_000));
        person.settles();
        String text = ALLOWED.matcher(person.page().innerText("body")).replaceAll("");
        assertThat(ENGLISH.matcher(text).results().map(java.util.regex.MatchResult::group)).isEmpty();
    }
}
