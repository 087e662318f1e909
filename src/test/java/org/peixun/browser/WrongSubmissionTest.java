package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
        clerk.taskPanel().getByText("提交", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)).click();
        clerk.sees("尚未提交", "尚未选择");
        assertThat(clerk.page().locator(".problems")).isInViewport();
        assertThat(clerk.taskPanel().locator("textarea").first()).hasValue("材料还在核对。");
        Pictures.take(clerk.page(), "wrong-submission-1366");
    }
}
