package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("填错了提交")
class WrongSubmissionTest extends BrowserTest {

    @Test
    @DisplayName("退回的页面一打开就看到说明；填过的还在")
    void explanationIsInSight() {
        Person clerk = signIn("shenxian-jingban").awaits(400);
        String number = clerk.firstCaseIn("/todo", "受理备案", "待认领");
        clerk.claims(number).opensCase(number);
        clerk.taskPanel().locator("textarea").first().fill("材料还在核对。");
        clerk.page().evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        clerk.taskPanel().getByText("提交", new Locator.GetByTextOptions().setExact(true)).click();
        clerk.sees("尚未提交", "尚未选择");
        assertThat(clerk.page().locator(".problems")).isInViewport();
        assertThat(clerk.taskPanel().locator("textarea").first()).hasValue("材料还在核对。");
        Pictures.take(clerk.page(), "wrong-submission-1366");
    }

    @Test
    @DisplayName("列在上面的错误在各项旁边也写明，键盘从错误开始；照片过大的不等提交就说明，填写的内容不丢")
    void explanationIsAtTheField() {
        Person trainee = visitor().awaits(400).opens("/complaints/report");
        trainee.page().evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        trainee.page().locator("#phone").fill("123");
        trainee.presses("提交");
        assertThat(trainee.page().locator(".problems")).isFocused();
        assertThat(trainee.page().locator("#phone")).hasAttribute("aria-invalid", "true");
        assertThat(trainee.page().locator("#phone")).hasAccessibleDescription(Pattern.compile("11位手机号码"));
        assertThat(trainee.page().locator("#told")).hasAccessibleDescription(Pattern.compile("10至2000字"));

        trainee.opens("/complaints/report");
        trainee.page().locator("#institution").fill("东街电工班");
        trainee.page().locator("#county").selectOption("371524");
        trainee.page().locator("#topic").selectOption("FEE");
        trainee.page().locator("#told").fill("十一月三日交了三百元定金，现在门也锁了。");
        trainee.page().locator("#photos").setInputFiles(new FilePayload("IMG_0001.jpg", "image/jpeg", new byte[21 * 1024 * 1024]));
        assertThat(trainee.page().locator("#photos")).hasJSProperty("validationMessage", "所选文件合计21.0 MB，超过20 MB，不能上传。请压缩图片，或者减少文件后重新选择。");
        trainee.page().locator("main").getByText("提交", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(trainee.page().locator("#told")).hasValue("十一月三日交了三百元定金，现在门也锁了。");
    }

    @Test
    @DisplayName("页面已过期：填写的内容带着栏目名称列出，选择的是选项的名称")
    void expiredPageTellsWhatWasTyped() {
        Person officer = signIn("shenxian-jigou").awaits(403);
        Application application = Application.begins(officer);
        application.basics("电工", "2026-05-25", "2026-06-05").savedWhileTyping();
        officer.page().evaluate("document.querySelectorAll('input[name=_csrf]').forEach(token => token.value = 'gone')");
        officer.presses("保存，下一步").sees("页面已过期");
        assertThat(officer.content().locator("dt", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("职业（工种）和等级")).locator("+ dd")).containsText("电工");
        officer.sees("班期负责人", "某主任", "计划人数").doesNotSee("|L");
        Pictures.take(officer.page(), "expired-page-1366");
        application.opensStep("basic");
        officer.fills("计划人数", "48").page().evaluate("document.querySelectorAll('input[name=_csrf]').forEach(token => token.value = 'gone')");
        officer.presses("保存").sees("页面已过期", "计划人数", "48").doesNotSee("某主任"); // kept in the draft already
    }

    @Test
    @DisplayName("自动保存的答复没有收到：原样再存一次，以后的保存不当作被别人改过；没有改动的提交被退回时不列代码")
    void answerOfADraftIsLost() {
        Person officer = signIn("shenxian-jigou2").awaits(502).awaits(409);
        Application.begins(officer);
        var lost = new AtomicBoolean();
        officer.page().route(Pattern.compile("/draft/basic"), route -> {
            if (lost.compareAndSet(false, true)) {
                route.fetch();
                route.fulfill(new Route.FulfillOptions().setStatus(502));
            } else {
                route.resume();
            }
        });
        officer.fills("计划人数", "31");
        assertThat(officer.page().locator("[data-saved]")).containsText("保存失败，正在重试");
        officer.fills("班期负责人", "某主任").presses("保存").sees("“基本信息”已保存");
        assertThat(officer.field("计划人数")).hasValue("31");

        Page other = officer.page().context().newPage();
        other.navigate(officer.page().url());
        other.getByLabel("计划人数").fill("32");
        assertThat(other.locator("[data-saved]")).containsText("已保存");
        officer.presses("保存").sees("情况已有变化").doesNotSee("您填写的内容（未提交");
    }

    @Test
    @DisplayName("哪一栏有误，就在哪一栏写明怎样改，改动以后消失；课程表写在那一行下面")
    void problemsStandAtTheirFields() {
        Person officer = signIn("shenxian-jigou2");
        Application application = Application.begins(officer);
        officer.fills("开班日期", "2026-13-45").presses("保存").sees("本步还需处理");
        var start = officer.page().locator("#field-startsOn");
        assertThat(start).hasAttribute("aria-invalid", "true");
        assertThat(start).hasAccessibleDescription(java.util.regex.Pattern.compile("不是有效的日期.*2026-05-20"));
        assertThat(officer.page().locator(".field.wrong:has(#field-startsOn) .field-error")).isVisible();
        Pictures.take(officer.page(), "wrong-field-1366");
        start.fill("2026-05-25");
        assertThat(officer.page().locator(".field.wrong:has(#field-startsOn)")).hasCount(0);
        application.opensStep("timetable");
        officer.page().getByLabel("周六").check();
        officer.fills("上午开始", "8:10").presses("生成课程表").sees("生成课程表需要开班日期");
        assertThat(officer.page().getByLabel("周六")).isChecked();
        assertThat(officer.field("上午开始")).hasValue("8:10");
        officer.page().getByLabel("第2行日期").fill("明天");
        officer.presses("保存");
        assertThat(officer.page().locator("#row-2.wrong + .row-error")).containsText("第2行");
    }
}
