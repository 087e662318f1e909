package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("每个岗位能到的页面都无障碍，宽屏和手机都不用左右拖动")
class AccessibilityTest extends BrowserTest {

    private final Map<String, List<String>> found = new LinkedHashMap<>();

    @Test
    @DisplayName("登录前")
    void beforeSignIn() {
        look(visitor(), "visitor", List.of("/login", "/login?error", "/login?logout"));
    }

    @Test
    @DisplayName("机构：列表、案件、填写的每一步、补正")
    void institution() {
        Person officer = signIn("donge-jigou");
        String draft = officer.firstCaseIn("/drafts");
        String returned = officer.firstCaseIn("/todo", "补正备案");
        String ended = officer.firstCaseIn("/started", "已");
        var paths = new ArrayList<>(List.of("/todo", "/done", "/started", "/drafts", "/filings/new"));
        for (String step : List.of("basic", "needs", "roster", "teaching", "timetable", "exam", "documents", "submit")) {
            paths.add(filing(draft) + "?step=" + step);
        }
        paths.addAll(List.of(filing(returned), filing(returned) + "/withdraw", page(returned), page(ended), page(ended) + "/print",
                "/directory", "/admin/calendar", "/notifications", "/account", "/password"));
        look(officer, "institution", paths);
    }

    @Test
    @DisplayName("县区经办：列表、搜索、案件、转办、打印")
    void clerk() {
        Person clerk = signIn("donge-jingban");
        String open = clerk.firstCaseIn("/todo");
        String held = clerk.firstCaseIn("/todo?tab=mine");
        String done = clerk.firstCaseIn("/done");
        clerk.opensCase(held);
        String transfer = clerk.page().getByText("转办").first().getAttribute("href");
        look(clerk, "clerk", List.of("/todo", "/todo?due=overdue", "/done", "/started", "/drafts", "/search?q=%E7%94%B5%E5%B7%A5",
                "/search?q=nichts", page(open), page(held), page(done), page(done) + "?tab=diagram", page(done) + "?tab=audit",
                page(done) + "/print", transfer, "/directory", "/directory/1051", "/admin/policy", "/admin/calendar",
                "/notifications", "/account", "/password"));
    }

    @Test
    @DisplayName("同事之间：待阅加签、抄送我的、委派、代办、交接单")
    void colleagues() {
        Person clerk = signIn("donge-jingban");
        clerk.opensCase(clerk.firstCaseIn("/todo?tab=mine"));
        String ask = clerk.page().getByText("加签", new Page.GetByTextOptions().setExact(true)).last().getAttribute("href");
        String lend = clerk.page().getByText("委派", new Page.GetByTextOptions().setExact(true)).last().getAttribute("href");
        look(clerk, "colleagues", List.of(ask, lend, clerk.page().getByText("抄送", new Page.GetByTextOptions().setExact(true)).last()
                .getAttribute("href"), "/opinions?tab=past", "/copies?tab=all"));
        Person deputy = signIn("donge-jingban2");
        String asked = deputy.firstCaseIn("/opinions");
        String copied = deputy.firstCaseIn("/copies");
        String lent = deputy.firstCaseIn("/todo?tab=mine", "委派");
        String forAnother = deputy.firstCaseIn("/todo?tab=mine", "（代");
        look(deputy, "deputy", List.of("/opinions", "/copies", "/absence", "/handover", page(asked), page(copied), page(lent),
                page(forAnother)));
    }

    @Test
    @DisplayName("县区负责人：督办、审批")
    void manager() {
        Person manager = signIn("donge-fuzeren");
        String open = manager.firstCaseIn("/todo");
        look(manager, "manager", List.of("/todo", "/done", "/supervision", "/supervision?tab=soon", "/supervision?tab=doneLate", "/absence",
                page(open), "/notifications"));
    }

    @Test
    @DisplayName("市级：督办、政策参数、搜索")
    void city() {
        look(signIn("shi-fuzeren"), "city", List.of("/todo", "/supervision", "/search?q=%E7%94%B5%E5%B7%A5", "/admin/policy",
                "/admin/policy/class.maxSize", "/directory"));
    }

    @Test
    @DisplayName("系统管理员、安全管理员、审计管理员")
    void administrators() {
        look(signIn("xitong"), "system", List.of("/admin/policy", "/admin/policy/class.maxSize", "/admin/calendar",
                "/admin/calendar/entry?year=2027", "/directory"));
        look(signIn("anquan"), "security", List.of("/admin/users", "/admin/users/_new", "/admin/users/donge-jingban"));
        look(signIn("shenji"), "auditor", List.of("/admin/audit", "/admin/audit/verification", "/account"));
    }

    private void look(Person person, String who, List<String> paths) {
        for (String path : paths) {
            person.opens(path);
            String name = who + "-" + path.replaceAll("%..|[^A-Za-z0-9_=-]+", "-").replaceAll("-+", "-");
            note(path, Axe.findings(person.page()));
            Pictures.take(person.page(), name + "-1366");
            person.page().setViewportSize(390, 844);
            note(path + " at 390", fits(person));
            note(path + ", bars at 390", person.coveredByBars());
            Pictures.take(person.page(), name + "-390");
            person.page().setViewportSize(1366, 768);
            note(path + " at 1366", fits(person));
            note(path + ", bars at 1366", person.coveredByBars());
        }
        assertThat(found).isEmpty();
    }

    private void note(String where, List<String> findings) {
        if (!findings.isEmpty()) {
            found.put(where, findings);
        }
    }

    private static List<String> fits(Person person) {
        try {
            person.pageFitsTheWindow();
            return List.of();
        } catch (AssertionError tooWide) {
            return List.of(tooWide.getMessage());
        }
    }

    private static String page(String number) {
        return "/cases/" + Person.encoded(number);
    }

    private static String filing(String number) {
        return "/filings/" + Person.encoded(number);
    }
}
