package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("经办只用键盘")
class KeyboardTest extends BrowserTest {

    @Test
    @DisplayName("从登录到受理一件备案")
    void fromSignInToAcceptance() {
        Person clerk = visitor().opens("/login");
        var keyboard = new Keyboard(clerk.page());
        assertThat(clerk.page().getByLabel("用户名")).isFocused();
        keyboard.types("chiping-jingban").presses("Tab").types(Person.PASSWORD).presses("Enter");
        assertThat(clerk.page()).hasURL(Pattern.compile("/todo"));

        assertThat(clerk.page().locator("html.has-script")).isVisible();
        keyboard.presses("?");
        assertThat(clerk.page().getByText("打开所在行")).isVisible();
        keyboard.presses("Enter");
        assertThat(clerk.page().getByText("打开所在行")).isHidden();

        keyboard.presses("c");
        assertThat(clerk.page().getByText("已由您认领")).isHidden();
        assertThat(clerk.page()).hasURL(Pattern.compile("/todo"));

        keyboard.goesToRow("受理备案", "待认领").presses("k").goesToRow("受理备案", "待认领");
        String number = clerk.page().locator("tr.current a[href*='/cases/']").first().innerText().strip();
        keyboard.presses("c");
        clerk.sees("已由您认领", number);
        assertThat(clerk.page().locator("html.has-script")).isVisible();

        keyboard.presses("/").types(number).presses("Enter");
        assertThat(clerk.page()).hasURL(Pattern.compile("/search"));
        assertThat(clerk.page().locator("html.has-script")).isVisible();
        keyboard.goesToRow(number).presses("Enter");
        assertThat(clerk.page().locator("h1")).containsText(number);
        assertThat(clerk.page().locator("html.has-script")).isVisible();

        keyboard.pressesUntil("Tab", "input[name=decision]").presses("ArrowDown", "ArrowUp", "Space")
                .pressesUntil("Tab", "textarea[name=opinion]").types("材料齐全，予以受理。")
                .pressesUntil("Tab", "button[type=submit]").presses("Enter");
        clerk.sees("待审核", "材料齐全，予以受理。");
        assertThat(clerk.page().locator(".stamp")).hasText("待审核");
    }

    @Test
    @DisplayName("第一次按 Tab 就能跳到正文，焦点看得见")
    void skipLink() {
        Person clerk = signIn("chiping-jingban2");
        new Keyboard(clerk.page()).presses("Tab");
        assertThat(clerk.page().locator(".skip-link")).isFocused();
        assertThat(clerk.page().locator(".skip-link")).isInViewport();
        new Keyboard(clerk.page()).presses("Enter").presses("Tab");
        assertThat(clerk.page().locator("main :focus")).isVisible();
    }
}
