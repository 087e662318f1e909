package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a mouse before a page; finds things by what they are called. */
final class Person {

    static final String PASSWORD = "Peixun@2021";

    private final Visitors.Visit visit;
    private final String base;

    Person(Visitors.Visit visit, String base) {
        this.visit = visit;
        this.base = base;
    }

    Page page() {
        return visit.page();
    }

    Person awaits(int status) {
        visit.watch().awaits(status);
        return this;
    }

    Person signsIn(String userId) {
        opens("/login");
        page().getByLabel("用户名").fill(userId);
        page().getByLabel("密码").fill(PASSWORD);
        presses("登录");
        assertThat(page()).not().hasURL(Pattern.compile("/login"));
        return this;
    }

    Person opens(String path) {
        page().navigate(address(path));
        return this;
    }

    String address(String path) {
        return base + path;
    }

    /** @param number of a case */
    Person opensCase(String number) {
        return opens("/cases/" + encoded(number));
    }

    Person presses(String button) {
        page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).click();
        return this;
    }

    Person follows(String link) {
        page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true)).first().click();
        return this;
    }

    Person chooses(String option) {
        page().getByLabel(option, new Page.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    Person fills(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Person selects(String label, String option) {
        field(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    /** A field whose label begins so. */
    Locator field(String label) {
        return page().getByLabel(Pattern.compile("^\\s*" + label.replaceAll("[()（）]", "."))).first();
    }

    /** Main part of the page. */
    Locator content() {
        return page().locator("main");
    }

    Person sees(String... texts) {
        for (String text : texts) {
            assertThat(content()).containsText(text);
        }
        return this;
    }

    Person doesNotSee(String text) {
        assertThat(content()).not().containsText(text);
        return this;
    }

    Person settles() {
        page().waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /** @return number of the first case in the list at {@code path} whose row contains all of this */
    String firstCaseIn(String path, String... contains) {
        opens(path);
        Locator rows = page().locator("table[data-rows] tbody tr");
        for (String text : contains) {
            rows = rows.filter(new Locator.FilterOptions().setHasText(text));
        }
        return rows.first().locator("a[href*='/cases/'], a[href*='/filings/']").first().textContent().strip();
    }

    /** Nothing sticks out to the right. */
    Person pageFitsTheWindow() {
        int excess = (Integer) page().evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (excess > 0) {
            throw new AssertionError(page().url() + " is " + excess + " px wider than the window: " + page().evaluate(WIDER));
        }
        return this;
    }

    private static final String WIDER = """
            () => [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .slice(0, 8).map(element => element.tagName + '.' + element.className + ' ' +
                    Math.round(element.getBoundingClientRect().right) + ' ' + element.textContent.trim().slice(0, 20))""";

    /** What stands below a bar of buttons and is covered by it when the page is scrolled to its end. */
    @SuppressWarnings("unchecked")
    List<String> coveredByBars() {
        return (List<String>) page().evaluate(COVERED);
    }

    private static final String COVERED = """
            () => {
              window.scrollTo(0, document.body.scrollHeight);
              return [...document.querySelectorAll('main .button-bar')].flatMap(bar => {
                const place = bar.getBoundingClientRect();
                return [...document.querySelectorAll('main *')]
                    .filter(element => bar.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && !bar.contains(element))
                    .filter(element => { const own = element.getBoundingClientRect();
                        return place.height && own.height && own.top < place.bottom - 1 && own.bottom > place.top + 1; })
                    .map(element => 'under the buttons: ' + element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 20));
              });
            }""";

    // ---- an officer's part ----

    Person claims(String number) {
        opensCase(number).presses("认领");
        return sees("退回待认领");
    }

    /** On the case page with the task in hand. */
    Person decides(String decision, String opinion) {
        chooses(decision);
        taskPanel().locator("textarea[name=opinion]").fill(opinion);
        return presses("提交");
    }

    Locator taskPanel() {
        return page().locator(".task-panel");
    }

    /** @return number of the case in the address */
    String numberInAddress() {
        String path = java.net.URI.create(page().url()).getPath();
        return path.split("/")[2];
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
