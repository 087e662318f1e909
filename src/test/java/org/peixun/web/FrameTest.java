package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("页面框架")
class FrameTest {

    @Autowired MockMvc mvc;

    @Test
    @DisplayName("县区经办看到本人身份、工作菜单和搜索，看不到管理菜单")
    void clerk() throws Exception {
        Document page = page(actor(Role.COUNTY_CLERK, "371524"));
        assertThat(page.select(".frame-person summary").text()).isEqualTo("县区经办（东阿县 县区经办）");
        assertThat(menu(page)).startsWith("待办", "已办", "待阅加签", "抄送我的", "我发起的", "草稿").contains("机构目录", "政策参数", "工作日历")
                .doesNotContain("督办", "新建开班备案", "用户", "审计", "引擎运行监控");
        assertThat(page.select("form[role=search] input[name=q]")).hasSize(1);
    }

    static Stream<Arguments> menus() {
        return Stream.of(
                Arguments.of(actor(Role.COUNTY_MANAGER, "371524"), List.of("督办"), List.of("用户", "审计")),
                Arguments.of(applicant("371524", 1042), List.of("待办", "草稿"), List.of("督办", "政策参数", "用户")),
                Arguments.of(actor(Role.SECURITY_ADMIN, "371500"), List.of("用户"), List.of("待办", "审计")),
                Arguments.of(actor(Role.AUDITOR, "371500"), List.of("审计"), List.of("待办", "用户")),
                Arguments.of(actor(Role.OPERATOR, "371500"), List.of("引擎运行监控", "引擎管理"), List.of("待办", "用户")));
    }

    @ParameterizedTest
    @MethodSource("menus")
    @DisplayName("菜单只列本人有权打开的页面")
    void menuByRole(Actor actor, List<String> shown, List<String> hidden) throws Exception {
        assertThat(menu(page(actor))).containsAll(shown).doesNotContainAnyElementsOf(hidden);
    }

    @ParameterizedTest
    @CsvSource({"COUNTY_CLERK, /todo", "CITY_MANAGER, /todo", "SYSTEM_ADMIN, /admin/policy", "SECURITY_ADMIN, /admin/users",
        "AUDITOR, /admin/audit", "OPERATOR, /admin/failed-jobs", "FINANCE, /directory"})
    @DisplayName("首页按岗位转到各自的工作页面")
    void home(Role role, String path) throws Exception {
        mvc.perform(get("/").with(signedInAs(actor(role, "371500")))).andExpect(redirectedUrl(path));
    }

    @Test
    @DisplayName("我的账号列出岗位和辖区")
    void account() throws Exception {
        String html = html(actor(Role.COUNTY_CLERK, "371524"));
        assertPolite(html);
        assertThat(Jsoup.parse(html).select("main td").eachText()).containsExactly("县区经办", "东阿县");
    }

    @Test
    @DisplayName("页面引用的样式和脚本都在本机，可长期缓存，升级后地址随内容改变")
    void assets() throws Exception {
        Document page = page(actor(Role.COUNTY_CLERK, "371524"));
        List<String> addresses = Stream.concat(
                        page.select("link[href]").stream().map(link -> link.attr("href")),
                        page.select("script[src]").stream().map(script -> script.attr("src")))
                .toList();
        assertThat(addresses).hasSizeGreaterThanOrEqualTo(5).allMatch(address -> address.matches("/.*-[0-9a-f]{32}\\.\\w+"));
        for (String address : addresses) {
            mvc.perform(get(address)).andExpect(status().isOk())
                    .andExpect(header().string("Cache-Control", Matchers.containsString("max-age=31536000")));
        }
    }

    private Document page(Actor actor) throws Exception {
        return Jsoup.parse(html(actor));
    }

    private String html(Actor actor) throws Exception {
        return mvc.perform(get("/account").with(signedInAs(actor)).accept("text/html"))
                .andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
    }

    private static List<String> menu(Document page) {
        return page.select(".frame-menu a").stream().map(Element::text).map(text -> text.replaceAll(" ?\\d+$", "")).toList();
    }
}
