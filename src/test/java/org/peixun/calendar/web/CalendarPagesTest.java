package org.peixun.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.audit.AuditLog;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.CalendarYears;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("工作日历的查看和录入")
class CalendarPagesTest {

    private static final Actor ADMIN = actor(Role.SYSTEM_ADMIN, "371500");
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    /** Not the true arrangement: a year far enough back to disturb no other test. */
    private static final String LINES = "2012-01-01 元旦 休\n2012-01-02 元旦 休\n2011-12-31 班";
    private static final String NOTICE = "某年放假安排";

    @Autowired MockMvc mvc;
    @Autowired Commands commands;
    @Autowired CalendarYears years;
    @Autowired WorkingCalendar calendar;
    @Autowired AuditLog audit;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void monday() {
        time.set(LocalDateTime.of(2026, 11, 23, 9, 0));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    @DisplayName("人人可看：各月工作日数、休班标记和节日名称，非管理员没有录入按钮")
    void showsAYear() throws Exception {
        String html = html("/admin/calendar?year=2026", CLERK);
        assertPolite(html);
        Document page = Jsoup.parse(html);
        assertThat(page.select("h1").text()).isEqualTo("2026年工作日历");
        assertThat(page.select(".page-sub").text()).contains("国务院办公厅关于2026年部分节假日安排的通知").contains("全年248个工作日");
        assertThat(page.select(".calendar-month")).hasSize(12);
        assertThat(page.select(".calendar-month").get(4).text()).contains("劳动节 1日至5日 休", "劳动节 9日 班");
        assertThat(page.select("td.make-up").eachText()).containsExactly("4 班", "14 班", "28 班", "9 班", "20 班", "10 班");
        assertThat(page.select(".page-actions a")).isEmpty();
    }

    @Test
    @DisplayName("未录入的年份说明原因和办法，不显示日历")
    void saysThatAYearIsMissing() throws Exception {
        String html = html("/admin/calendar?year=2027", CLERK);
        assertPolite(html);
        assertThat(Jsoup.parse(html).select(".empty").text()).contains("2027年的工作日安排尚未录入").contains("系统管理员");
        assertThat(Jsoup.parse(html).select(".calendar-month")).isEmpty();
    }

    @Test
    @DisplayName("九十天内将用到未录入的年份时，各页提示：管理员如何录入，其他人员联系谁；申报人员不提示")
    void remindsOnEveryPage() throws Exception {
        assertThat(banner(ADMIN)).contains("2027年的工作日安排尚未录入").contains("请在“工作日历”中点“录入年度”");
        assertThat(banner(CLERK)).contains("2027年的工作日安排尚未录入").contains("请联系系统管理员");
        assertThat(banner(applicant("371524", 1042))).doesNotContain("2027年");
        time.set(LocalDateTime.of(2026, 10, 2, 9, 0));
        assertThat(banner(ADMIN)).doesNotContain("2027年");
        time.set(LocalDateTime.of(2026, 10, 3, 9, 0));
        assertThat(banner(ADMIN)).contains("2027年");
    }

    @Test
    @DisplayName("只有系统管理员能录入")
    void onlyTheAdministratorEnters() throws Exception {
        mvc.perform(get("/admin/calendar/entry").with(signedInAs(CLERK)).accept("text/html")).andExpect(status().isForbidden());
        mvc.perform(post("/admin/calendar/entry").with(csrf()).with(signedInAs(CLERK)).param("year", "2012")
                .param("notice", NOTICE).param("lines", LINES).param("version", "0").param("commandId", commands.next())
                .accept("text/html")).andExpect(status().isForbidden());
        assertThatThrownBy(() -> years.enter(2012, NOTICE, LINES, 0, CLERK)).isInstanceOf(RequestRefused.class);
    }

    @Test
    @DisplayName("录入页默认为下一个未录入的年份")
    void offersTheNextYear() throws Exception {
        String html = html("/admin/calendar/entry", ADMIN);
        assertPolite(html);
        assertThat(Jsoup.parse(html).select("#year").val()).isEqualTo("2027");
        Document correction = Jsoup.parse(html("/admin/calendar/entry?year=2026", ADMIN));
        assertThat(correction.select("#lines").text()).startsWith("2026-01-01 元旦 休");
        assertThat(correction.select("input[name=version]").val()).isEqualTo("1");
    }

    @Test
    @DisplayName("有误的行逐行指出，已填内容保留；无误的先预览工作日数，尚不保存")
    void previewsBeforeSaving() throws Exception {
        String wrong = preview(2012, NOTICE, LINES + "\n2012-02-30 春节 休\n元旦", 400);
        assertPolite(wrong);
        assertThat(Jsoup.parse(wrong).select(".problem-list li").eachText()).containsExactly(
                "第4行：日期不存在，请核对年月日。",
                "第5行：“元旦”无法识别，应写成“2027-01-01 元旦 休”或“2027-01-02 班”：日期、节日名称、休或班。");
        assertThat(Jsoup.parse(wrong).select("#lines").text()).contains("2012-02-30 春节 休");

        String right = preview(2012, NOTICE, LINES, 200);
        assertPolite(right);
        Document page = Jsoup.parse(right);
        assertThat(page.select(".page-sub").text()).contains("全年260个工作日").contains("放假2天").contains("调休上班1天");
        assertThat(page.select(".note-warn").text()).contains("春节").contains("国庆");
        assertThat(years.entered()).doesNotContain(2012);
    }

    @Test
    @DisplayName("年份、通知名称有误也一次说明")
    void checksYearAndNotice() throws Exception {
        assertThat(preview(2099, NOTICE, LINES, 400)).contains("年份应在2000至2027之间");
        assertThat(preview(2012, " ", "", 400)).contains("请填写放假安排通知的名称或文号").contains("没有读到任何日期");
        assertThat(preview(2012, NOTICE, "2012-01-01 元旦 休\n2026-12-31 元旦 休", 400)).contains("不属于2012年的安排");
        assertThat(preview(2018, NOTICE, "2018-12-31 元旦 休", 400)).contains("2018-12-31已由相邻年度的通知规定");
    }

    @Test
    @DisplayName("保存后立即按新安排计算，重复提交只生效一次；更正以所见版本为准，均记入审计")
    void entersAndCorrects() throws Exception {
        try {
            assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2012, 1, 4))).isInstanceOf(CalendarYearMissing.class);
            String commandId = commands.next();
            save(LINES, 0, commandId);
            save(LINES, 0, commandId);
            assertThat(calendar.plus(LocalDate.of(2012, 1, 1), WorkingDays.of(1))).isEqualTo("2012-01-03");

            years.enter(2012, NOTICE, LINES + "\n2012-01-03 元旦 休", 1, ADMIN);
            assertThat(calendar.plus(LocalDate.of(2012, 1, 1), WorkingDays.of(1))).isEqualTo("2012-01-04");
            assertThat(audit.search(new AuditLog.Filter(null, null, ADMIN.userId(), null, null, "371500"), 0, 2).lines())
                    .extracting(AuditLog.Line::actionLabel, AuditLog.Line::summary)
                    .containsExactly(
                            tuple("更正工作日安排", "更正2012年工作日安排，全年259个工作日。"),
                            tuple("录入工作日安排", "录入2012年工作日安排，全年260个工作日。"));
            assertThatThrownBy(() -> years.enter(2012, NOTICE, LINES, 1, ADMIN))
                    .hasMessageContaining("刚刚由他人录入或更正");
            assertThatThrownBy(() -> years.enter(2012, NOTICE, LINES, 0, ADMIN))
                    .hasMessageContaining("刚刚由他人录入或更正");
        } finally {
            removeTestYear();
        }
    }

    @Test
    @DisplayName("已经录入的年份不再录入一次，核对时就说明怎么更正；保存时他人已经录入的退回原表单：填写的内容都保留")
    void overtaken() throws Exception {
        String again = preview(2026, NOTICE, "2026-01-01 元旦 休", 400);
        assertPolite(again);
        assertThat(Jsoup.parse(again).select(".problem-list").text()).contains("2026年的工作日安排已经录入").contains("更正本年");
        assertThat(Jsoup.parse(again).select("#lines").text()).isEqualTo("2026-01-01 元旦 休");
        String html = mvc.perform(post("/admin/calendar/entry").with(csrf()).with(signedInAs(ADMIN)).param("year", "2026")
                        .param("notice", NOTICE).param("lines", "2026-01-01 元旦 休").param("version", "7")
                        .param("commandId", commands.next()).accept("text/html"))
                .andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        assertThat(Jsoup.parse(html).select(".problem-list").text()).contains("刚刚由他人录入或更正");
        assertThat(Jsoup.parse(html).select("#lines").text()).isEqualTo("2026-01-01 元旦 休");
        assertThat(years.find(2026).orElseThrow().notice().notice()).isNotEqualTo(NOTICE);
    }

    @Test
    @DisplayName("保存失败回滚后，仍按原安排计算")
    void forgetsWhatWasRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            years.enter(2012, NOTICE, LINES, 0, ADMIN);
            assertThat(calendar.isWorkingDay(LocalDate.of(2012, 1, 4))).isTrue();
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2012, 1, 4))).isInstanceOf(CalendarYearMissing.class);
    }

    private void save(String lines, int version, String commandId) throws Exception {
        mvc.perform(post("/admin/calendar/entry").with(csrf()).with(signedInAs(ADMIN)).param("year", "2012")
                        .param("notice", NOTICE).param("lines", lines).param("version", String.valueOf(version))
                        .param("commandId", commandId))
                .andExpect(redirectedUrl("/admin/calendar?year=2012"));
    }

    private void removeTestYear() {
        jdbc.sql("DELETE FROM calendar_day WHERE notice_year = 2012").update();
        jdbc.sql("DELETE FROM calendar_year WHERE year = 2012").update();
        forgetsWhatWasRolledBack();
    }

    private String preview(int year, String notice, String lines, int status) throws Exception {
        return mvc.perform(post("/admin/calendar/preview").with(csrf()).with(signedInAs(ADMIN))
                        .param("year", String.valueOf(year)).param("notice", notice).param("lines", lines)
                        .param("version", "0").accept("text/html"))
                .andExpect(status().is(status)).andReturn().getResponse().getContentAsString();
    }

    private String banner(Actor actor) throws Exception {
        return Jsoup.parse(html("/account", actor)).select(".banner").text();
    }

    private String html(String path, Actor actor) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor)).accept("text/html"))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }
}
