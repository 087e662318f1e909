package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.CITY_MANAGER;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.manager;
import static org.peixun.projectlist.ProjectListScenario.project;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.round.DueRule;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("项目清单的页面")
class ProjectListPagesTest {

    @Autowired MockMvc mvc;
    @Autowired ProjectListScenario scenario;
    @Autowired ProjectLists lists;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private String number;

    @BeforeEach
    void opened() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("每个页面完整、规范；别县的清单和别的岗位打不开")
    void everyPage() throws Exception {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        for (String path : List.of("/project-lists", "/project-lists/" + number, "/project-lists/" + number + "/projects/new",
                "/project-lists/" + number + "/projects/p1", "/cases/" + number)) {
            PageAssertions.assertPolite(open(path, clerk(COUNTY), 200));
        }
        scenario.add(number, java.util.Map.of("name", "阿胶制作班", "planned", "30"), COUNTY);
        assertThat(org.jsoup.Jsoup.parse(open("/cases/" + number, clerk(COUNTY), 200)).select("article:contains(阿胶制作班) dd").eachText())
                .as("没有填写的写横线，不成半句").contains("—课时，计划30人", "— 至 —").anyMatch(text -> text.startsWith("—元，—"));
        send("/project-lists/" + number + "/projects/p2/remove", clerk(COUNTY), 302, "commandId", UUID.randomUUID().toString());
        open("/project-lists/" + number, clerk("371525"), 404);
        open("/project-lists/" + number + "/export", clerk("371525"), 404);
        open("/project-lists/" + number, manager(COUNTY), 403);
        open("/project-lists/" + number + "/projects/p9", clerk(COUNTY), 404);
        open("/project-summary", clerk(COUNTY), 403);
        for (String path : List.of("/project-summary?year=2026", "/admin/project-themes", "/cases/" + number)) {
            PageAssertions.assertPolite(open(path, CITY_CLERK, 200));
        }
        open("/project-summaries/999999", CITY_MANAGER, 404);
        open("/project-summary?year=abc", CITY_CLERK, 400);
        scenario.done(number, "fillList", clerk(COUNTY), java.util.Map.of());
        scenario.done(number, "signList", manager(COUNTY), java.util.Map.of("decision", "sign"));
        assertThat(open("/cases/" + number, CITY_CLERK, 200)).contains("标记需要补正的内容");
        scenario.done(number, "checkList", CITY_CLERK, java.util.Map.of("decision", "pass"));
        PageAssertions.assertPolite(open("/project-lists/" + number + "/progress", clerk(COUNTY), 200));
        PageAssertions.assertPolite(open("/cases/" + number, clerk(COUNTY), 200));
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        assertThat(open("/cases/" + number + "?tab=progress", clerk(COUNTY), 200)).contains("报送期的进展正在报送", "/progress\">报送项目进展");
    }

    @Test
    @DisplayName("保存的内容不论对错都留着；刚被删除的项目不能再存，说明原因")
    void savedAsTyped() throws Exception {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        send("/project-lists/" + number + "/projects/p1", clerk(COUNTY), 302, "hours", "八十<script>");
        assertThat(lists.view(number, clerk(COUNTY)).row("p1").row().value("hours")).isEqualTo("八十<script>");
        assertThat(open("/project-lists/" + number + "/projects/p1", clerk(COUNTY), 200)).contains("八十&lt;script&gt;").contains("1至800的整数");
        send("/project-lists/" + number + "/draft/p1", clerk(COUNTY), 204, "hours", "80");
        send("/project-lists/" + number + "/projects/p1/remove", clerk(COUNTY), 302, "commandId", UUID.randomUUID().toString());
        assertThat(send("/project-lists/" + number + "/draft/p1", clerk(COUNTY), 409, "hours", "90").getContentAsString()).contains("已被删除");
    }

    @Test
    @DisplayName("两名经办打开同一个项目：后保存的不覆盖先保存的，填写的留在页面上，对照以后再保存")
    void neverOverAColleague() throws Exception {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        String path = "/project-lists/" + number + "/projects/p1";
        String seen = lists.view(number, clerk(COUNTY)).row("p1").row().mark();
        String mine = send("/project-lists/" + number + "/draft/p1", clerk(COUNTY), 204, "seen", seen, "hours", "80").getHeader("Seen");
        send("/project-lists/" + number + "/draft/p1", clerk(COUNTY), 204, "seen", mine, "hours", "90");

        assertThat(send("/project-lists/" + number + "/draft/p1", clerk(COUNTY), 409, "seen", seen, "hours", "100").getContentAsString())
                .contains("同事或者在另一页面修改");
        String again = send(path, clerk(COUNTY), 409, "seen", seen, "hours", "100", "target", "退役军人").getContentAsString();
        PageAssertions.assertPolite(again);
        assertThat(again).contains("value=\"100\"", "现已保存的内容：90", "退役军人");
        assertThat(lists.view(number, clerk(COUNTY)).row("p1").row().value("hours")).isEqualTo("90");

        String now = lists.view(number, clerk(COUNTY)).row("p1").row().mark();
        assertThat(again).contains("value=\"" + now + "\"");
        send(path, clerk(COUNTY), 302, "seen", now, "hours", "100", "target", "退役军人");
        send(path, clerk(COUNTY), 302, "seen", now, "hours", "100", "target", "退役军人");
        assertThat(lists.view(number, clerk(COUNTY)).row("p1").row().value("hours")).isEqualTo("100");
    }

    @Test
    @DisplayName("换行按一个字计：浏览器送来的换行是两个字符，刚好用满限额的不算超过")
    void lineEndsCountOnce() throws Exception {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        send("/project-lists/" + number + "/projects/p1", clerk(COUNTY), 302, "narrative", "摸底\r\n".repeat(333) + "止");
        assertThat(lists.view(number, clerk(COUNTY)).row("p1").row().value("narrative")).hasSize(1000);
        assertThat(open("/project-lists/" + number + "/projects/p1", clerk(COUNTY), 200)).doesNotContain("超过1000字");
    }

    @Test
    @DisplayName("新增项目的按钮连按两次只新增一个")
    void addedOnce() throws Exception {
        String command = UUID.randomUUID().toString();
        send("/project-lists/" + number + "/projects", clerk(COUNTY), 302, "commandId", command, "name", "烹饪班");
        send("/project-lists/" + number + "/projects", clerk(COUNTY), 302, "commandId", command, "name", "烹饪班");
        assertThat(lists.view(number, clerk(COUNTY)).rows()).hasSize(1);
    }

    @Test
    @DisplayName("清单已满：不再新增，填写的内容留在页面上")
    void full() throws Exception {
        jdbc.sql("UPDATE project_list SET draft = jsonb_set(draft, '{rows}', (SELECT jsonb_agg(jsonb_build_object('key', 'p' || n, 'values', jsonb_build_object('name', '班' || n))) FROM generate_series(1, 200) n)) WHERE number = ?")
                .param(number).update();
        String again = send("/project-lists/" + number + "/projects", clerk(COUNTY), 400, "commandId", UUID.randomUUID().toString(), "name", "多出的烹饪班").getContentAsString();
        PageAssertions.assertPolite(again);
        assertThat(again).contains("最多200个项目", "value=\"多出的烹饪班\"");
    }

    @Test
    @DisplayName("标记：同一理由已有另一说明的不覆盖，说明留在原处填写的地方；撤去以后可以重新标记")
    void neverOverAMark() throws Exception {
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
        scenario.done(number, "fillList", clerk(COUNTY), java.util.Map.of());
        scenario.done(number, "signList", manager(COUNTY), java.util.Map.of("decision", "sign"));
        String marks = "/project-lists/" + number + "/marks";
        assertThat(send(marks, CITY_CLERK, 302, "commandId", UUID.randomUUID().toString(), "row", "p1", "code", "BUDGET_UNFIT", "note", "应为24000元").getRedirectedUrl()).endsWith("#project-p1");
        var again = org.jsoup.Jsoup.parse(send(marks, CITY_CLERK, 400, "commandId", UUID.randomUUID().toString(), "row", "p1", "code", "BUDGET_UNFIT", "note", "人数写错").getContentAsString());
        assertThat(again.select("[role=alert]").text()).contains("“家庭烹饪班”已标记", "说明是：应为24000元", "撤去");
        assertThat(again.select("#project-p1 details[open] [name=note]").val()).isEqualTo("人数写错");
        assertThat(again.select("#project-p1 details[open] option[selected]").val()).isEqualTo("BUDGET_UNFIT");
        send(marks, CITY_CLERK, 302, "commandId", UUID.randomUUID().toString(), "row", "p1", "code", "BUDGET_UNFIT", "note", "应为24000元");
        send(marks + "/remove", CITY_CLERK, 302, "commandId", UUID.randomUUID().toString(), "row", "p1", "code", "BUDGET_UNFIT");
        send(marks, CITY_CLERK, 302, "commandId", UUID.randomUUID().toString(), "row", "p1", "code", "BUDGET_UNFIT", "note", "人数写错");
        assertThat(org.jsoup.Jsoup.parse(open("/cases/" + number, CITY_CLERK, 200)).select("#project-p1 .problem-list").text()).contains("人数写错").doesNotContain("应为24000元");
    }

    @Test
    @DisplayName("主题：重复的编号和倒填的停用日期不收，填写的内容留在页面上")
    void themes() throws Exception {
        String kept = send("/admin/project-themes", CITY_CLERK, 400, "commandId", UUID.randomUUID().toString(),
                "code", "RURAL", "name", "乡村人才", "validFrom", "2026-06-01").getContentAsString();
        assertThat(kept).contains("已经有了").contains("乡村人才");
        String early = send("/admin/project-themes/RURAL", CITY_CLERK, 400, "commandId", UUID.randomUUID().toString(), "validTo", "2020/1/1").getContentAsString();
        assertThat(early).contains("“乡村振兴”的最后一天：不能早于今天").containsOnlyOnce("value=\"2020/1/1\"");
        send("/admin/project-themes", clerk(COUNTY), 403, "commandId", UUID.randomUUID().toString(), "code", "NEW_ONE", "name", "新主题");
    }

    @Test
    @DisplayName("没有登录也能看公布的清单；没有公布的年度说明尚未公布")
    void publicPage() throws Exception {
        var response = mvc.perform(get("/published/projects/1999").accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString()).contains("尚未公布");
    }

    private String open(String path, Actor actor, int status) throws Exception {
        var response = mvc.perform(get(path).with(signedInAs(actor)).accept("text/html", "*/*")).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(status);
        return response.getContentAsString();
    }

    private MockHttpServletResponse send(String path, Actor actor, int status, String... fields) throws Exception {
        var request = post(path).with(signedInAs(actor)).with(csrf()).accept("text/html", "application/json");
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        var response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(status);
        return response;
    }
}
