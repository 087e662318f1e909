package org.peixun.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.audit.AuditLog;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.PolicyParameters;
import org.peixun.policy.PolicySheet;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@IntegrationTest
@DisplayName("政策参数的查看和调整")
class PolicyPagesTest {

    private static final Actor MANAGER = actor(Role.CITY_MANAGER, "371500");
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    /** Asked by no test of another module; all changes lie after the days on which other tests play. */
    private static final String KEY = "video.keepMonths";

    @Autowired MockMvc mvc;
    @Autowired Commands commands;
    @Autowired PolicySheet sheet;
    @Autowired PolicyParameters parameters;
    @Autowired AuditLog audit;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void monday() {
        time.set(LocalDateTime.of(2026, 11, 23, 9, 0));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    @DisplayName("引用“第×条”的对象都能查到条款：不登录也能打开通知全文，每页页脚有入口；法制审核人员可以查看政策参数，不能调整")
    void clausesForEverybody() throws Exception {
        String notice = mvc.perform(get("/notice")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertPolite(notice);
        assertThat(Jsoup.parse(notice).select(".clause").eachAttr("id")).hasSize(13).startsWith("clause-1").endsWith("clause-13");
        assertThat(notice).contains("先备案、后开班");
        assertThat(Jsoup.parse(html("/directory", applicant("371524", 1))).select("footer a").eachAttr("href")).contains("/notice");
        Actor reviewer = actor(Role.LEGAL_REVIEWER, "371500");
        assertThat(Jsoup.parse(html("/admin/policy", reviewer)).select("#clause-12")).hasSize(1);
        mvc.perform(post("/admin/policy/" + KEY).with(signedInAs(reviewer)).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("列表按组列出现行规定、县区规定、依据，条款全文可查")
    void lists() throws Exception {
        String html = html("/admin/policy", CLERK);
        assertPolite(html);
        Document page = Jsoup.parse(html);
        assertThat(page.select("main section > h2").eachText()).startsWith("开班备案", "期限与督办", "班期", "学员", "材料");
        assertThat(page.select("tr:has(a:containsOwn(审批时限))").text()).contains("2个工作日").contains("第11条");
        assertThat(page.select(".clause")).hasSize(13);
        assertThat(page.select("#clause-11").text()).contains("经同意后方可组织实施培训");
    }

    @Test
    @DisplayName("申报人员不能查看；县区经办能查看不能调整")
    void whoMay() throws Exception {
        mvc.perform(get("/admin/policy").with(signedInAs(applicant("371524", 1042))).accept("text/html"))
                .andExpect(status().isForbidden());
        String html = html("/admin/policy/" + KEY, CLERK);
        assertPolite(html);
        assertThat(Jsoup.parse(html).select("main form")).isEmpty();
        change(CLERK, "", "48", "2030-01-01", "试", commands.next()).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({"class.minHours.高级技师, 最少课时（高级技师）", "attendance.min, 出勤率", "office.closingTime, 下班时间"})
    @DisplayName("每种参数都有对应的填写框")
    void showsEveryKind(String key, String label) throws Exception {
        String html = html("/admin/policy/" + key, MANAGER);
        assertPolite(html);
        assertThat(Jsoup.parse(html).select("h1").text()).endsWith(label);
        assertThat(Jsoup.parse(html).select("#value")).hasSize(1);
    }

    @Test
    @DisplayName("没有这项参数的，告知从列表选择")
    void unknownKey() throws Exception {
        mvc.perform(get("/admin/policy/none").with(signedInAs(MANAGER)).accept("text/html")).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("自某日起调整：当日前不变、当日起按新值，县区单独规定优先，恢复后随市；重复提交只记一次")
    void changesFromADayOn() throws Exception {
        int before = sheet.history(KEY).size();
        String commandId = commands.next();
        change(MANAGER, "", "48", "2030-01-01", "某文件规定", commandId).andExpect(redirectedUrl("/admin/policy/" + KEY));
        change(MANAGER, "", "48", "2030-01-01", "某文件规定", commandId).andExpect(redirectedUrl("/admin/policy/" + KEY));
        change(MANAGER, "371524", "60", "2030-02-01", "某县实际", commands.next()).andExpect(status().is3xxRedirection());
        mvc.perform(post("/admin/policy/{key}", KEY).with(csrf()).with(signedInAs(MANAGER)).param("jurisdiction", "371524")
                .param("followCity", "true").param("validFrom", "2030-03-01").param("reason", "统一执行")
                .param("commandId", commands.next())).andExpect(status().is3xxRedirection());

        assertThat(sheet.history(KEY)).hasSize(before + 3);
        assertThat(months("2029-12-31", "371524")).isEqualTo(36);
        assertThat(months("2030-01-01", "371524")).isEqualTo(48);
        assertThat(months("2030-02-01", "371524")).isEqualTo(60);
        assertThat(months("2030-02-01", "371525")).isEqualTo(48);
        assertThat(months("2030-03-01", "371524")).isEqualTo(48);

        assertThat(audit.search(new AuditLog.Filter(null, null, MANAGER.userId(), "policy.changed", null, "371524"), 0, 1).lines())
                .singleElement().satisfies(line -> {
                    assertThat(line.summary()).isEqualTo("东阿县“培训过程视频保存”自2030-03-01起由60个月调整为执行市级规定。");
                    assertThat(line.changes()).contains(new AuditLog.FieldChange("培训过程视频保存", "60个月", "执行市级规定"));
                });

        String html = html("/admin/policy/" + KEY, MANAGER);
        assertPolite(html);
        assertThat(html).contains("某文件规定").contains("待生效").contains("执行市级规定");
        assertThat(html("/admin/policy", CLERK)).contains("2030-01-01起 全市：48个月").contains("2030-03-01起 东阿县：执行市级规定");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "'', 0, 2030-06-01, 试, 超出允许范围，范围为1至240",
        "'', 三年, 2030-06-01, 试, 应填写整数",
        "'', 40, 2026-11-22, 试, 生效日期应在今天至5年之内",
        "'', 40, '', 试, 生效日期应在今天至5年之内",
        "'', 40, 2030-06-01, '', 请写明调整原因",
        "'', 36, 2026-12-01, 试, 与该日期的规定相同",
        "'', ０36, 2026-12-01, 试, 与该日期的规定相同",
        "371599, 40, 2030-06-01, 试, 适用范围应选全市"
    })
    @DisplayName("填写有误的说明应如何填写，已填内容保留，不作调整")
    void explainsWhatIsWrong(String jurisdiction, String value, String validFrom, String reason, String problem) throws Exception {
        int before = sheet.history(KEY).size();
        String html = change(MANAGER, jurisdiction, value, validFrom, reason, commands.next())
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        Document page = Jsoup.parse(html);
        assertThat(page.select(".problem-list").text()).contains(problem);
        assertThat(page.select("#value").val()).isEqualTo(value);
        assertThat(sheet.history(KEY)).hasSize(before);
    }

    @Test
    @DisplayName("打开页面以后他人已经调整的，不覆盖：写明谁调整为多少，填写保留；核对后可以再次保存。保存以前先确认")
    void changedMeanwhile() throws Exception {
        Document page = Jsoup.parse(html("/admin/policy/" + KEY, MANAGER));
        String seen = page.select("input[name=seen]").val();
        assertThat(page.select("main form").attr("data-confirm")).contains("不能删除");
        seen(seen, "50").andExpect(status().is3xxRedirection());
        String html = seen(seen, "54").andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        Document refused = Jsoup.parse(html);
        assertThat(refused.select(".problem-list").text()).contains("已调整本项：全市自2031-01-01起50个月");
        assertThat(refused.select("#value").val()).isEqualTo("54");
        assertThat(months("2031-01-01", "371525")).isEqualTo(50);
        seen(refused.select("input[name=seen]").val(), "54").andExpect(status().is3xxRedirection());
        assertThat(months("2031-01-01", "371525")).isEqualTo(54);
    }

    private ResultActions seen(String seen, String value) throws Exception {
        return mvc.perform(post("/admin/policy/{key}", KEY).with(csrf()).with(signedInAs(MANAGER)).param("value", value)
                .param("validFrom", "2031-01-01").param("reason", "某文件规定").param("seen", seen).param("commandId", commands.next()).accept("text/html"));
    }

    @Test
    @DisplayName("数据库也不允许修改或删除已有的规定")
    void keepsHistory() {
        assertThatThrownBy(() -> jdbc.sql("UPDATE policy_value SET value = '1'").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM policy_value").update()).isInstanceOf(DataAccessException.class);
    }

    private int months(String day, String jurisdiction) {
        return parameters.at(LocalDate.parse(day), jurisdiction).integer(KEY);
    }

    private ResultActions change(Actor actor, String jurisdiction, String value, String validFrom, String reason, String commandId)
            throws Exception {
        return mvc.perform(post("/admin/policy/{key}", KEY).with(csrf()).with(signedInAs(actor))
                .param("jurisdiction", jurisdiction).param("value", value).param("validFrom", validFrom)
                .param("reason", reason).param("commandId", commandId).accept("text/html"));
    }

    private String html(String path, Actor actor) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor)).accept("text/html"))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }
}
