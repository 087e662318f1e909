package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.PdfOptions;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("浏览器：县区进度和期限日历")
class RoundsTest extends BrowserTest {

    @Test
    @DisplayName("进度表的一格打开本县这一格的记录；全表打印在一张A4上，仍是表")
    void scoreboard() throws IOException {
        Person clerk = signIn("shi-jingban").opens("/rounds").follows("2026年品牌机构推荐");
        Page page = clerk.page();
        Pictures.take(page, "round-board-1366");
        page.locator(".board-cell-sent a").first().click();
        assertThat(page.locator("h1")).containsText("：报送");
        assertThat(page.locator("tbody tr").first()).containsText("报送");
        page.goBack();
        page.locator(".board-tally a").first().click();
        assertThat(page.locator("h1")).containsText("：未开始");
        page.goBack();
        try (PDDocument sheet = Loader.loadPDF(page.pdf(new PdfOptions().setPreferCSSPageSize(true)))) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(sheet)).containsOnlyOnce("市级审查").contains("东昌府区", "聊城江北水城旅游度假区");
        }
    }

    @Test
    @DisplayName("期限日历只用键盘：下月、上月、打开“另有”、打开事项")
    void calendarByKeyboard() {
        Person clerk = signIn("shi-jingban").opens("/deadlines");
        Page page = clerk.page();
        assertThat(page.locator("td[aria-current=date]")).containsText("今天");
        assertThat(page.locator("th[scope=col]").first()).isVisible();
        Pictures.take(page, "deadlines-1366");
        String month = page.locator("h1").innerText();
        var keyboard = new Keyboard(page);
        keyboard.pressesUntil("Tab", "a[rel=next]").presses("Enter");
        assertThat(page.locator("h1")).not().hasText(month);
        keyboard.pressesUntil("Tab", "a[rel=prev]").presses("Enter");
        assertThat(page.locator("h1")).hasText(month);
        keyboard.pressesUntil("Tab", ".month-grid summary").presses("Enter");
        assertThat(page.locator(".month-grid details[open] li").first()).isVisible();
        keyboard.pressesUntil("Tab", ".month-grid details[open] a").presses("Enter");
        assertThat(page).hasURL(Pattern.compile("/cases/"));
    }

    @Test
    @DisplayName("手机上期限日历是有期限的日子的列表，不用左右拖动")
    void calendarOnATelephone() {
        Person clerk = visitor(options -> options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true))
                .signsIn("shi-jingban").opens("/deadlines").pageFitsTheWindow();
        Page page = clerk.page();
        assertThat(page.locator("td.blank").first()).isHidden();
        assertThat(page.locator("td.free").first()).isHidden();
        assertThat(page.locator("td:not(.free, .blank) .day-full").first()).isVisible();
        Pictures.take(page, "deadlines-390");
        clerk.opens("/rounds").follows("2026年品牌机构推荐").pageFitsTheWindow();
        Pictures.take(page, "round-board-390");
    }
}
