package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("年度任务：拟定有误的可以删除，分发中断的可以继续")
class PlannedRoundTest {

    private static final Actor CLERK = actor(Role.CITY_CLERK, "371500");
    private static final Actor MANAGER = actor(Role.CITY_MANAGER, "371500");
    private static final LocalDate DUE = LocalDate.of(2026, 5, 30);

    @Autowired ProjectListScenario lists;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired RoundViews views;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired Commands commands;

    @BeforeEach
    void inMay() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        lists.makeRoom(2026);
    }

    @AfterEach
    void putAway() {
        lists.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("实际截止时刻已过的不能拟定；提前至上一工作日的看实际截止日")
    void notInThePast() {
        assertThatThrownBy(() -> prepare(DUE.minusDays(25), DueRule.FIXED)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("截止日期").hasMessageContaining("2026-05-05").hasMessageContaining("已过");
        time.set(LocalDateTime.of(2026, 5, 30, 0, 0));
        assertThatThrownBy(() -> prepare(DUE, DueRule.PREVIOUS)).hasMessageContaining("2026-05-29");
        prepare(DUE, DueRule.FIXED);
    }

    @Test
    @DisplayName("拟定页：种类和年度与提交的是同一张表，不先带出惯例也按所选的拟定；带出惯例的按所选种类、年度；年份有误的说明")
    void kindAndYearAsChosen() throws Exception {
        Document usual = Jsoup.parse(plan(200, "usual", "1", "caseType", "projectTrainingList", "year", "2027"));
        assertThat(usual.select("#subject").val()).isEqualTo("2027年项目清单");
        assertThat(usual.select("#dueOn").val()).isEqualTo("2027-05-30");
        assertThat(usual.select("main form [name=caseType]")).as("一张表里只有一处").hasSize(1);
        assertThat(plan(400, "usual", "1", "caseType", "projectTrainingList", "year", "1999")).contains("2021至2100的年份");
        plan(302, "caseType", "projectTrainingList", "year", "2026", "subject", "2026年项目清单", "basis", "聊人社字〔2021〕31号第7条",
                "dueOn", "2026-05-30", "dueTime", "23:59", "dueRule", "FIXED");
        assertThat(views.all()).anyMatch(line -> line.year() == 2026 && line.caseType().equals("projectTrainingList"));
    }

    @Test
    @DisplayName("拟定页带出的年度还没有拟定过：今年的已经拟定，带出以后的年度")
    void yearThatIsFree() throws Exception {
        assertThat(proposedYear()).isEqualTo("2026");
        prepare(DUE, DueRule.FIXED);
        int proposed = Integer.parseInt(proposedYear());
        assertThat(proposed).isGreaterThan(2026);
        assertThat(views.all()).noneMatch(line -> line.year() == proposed && line.caseType().equals("projectTrainingList"));
    }

    private String proposedYear() throws Exception {
        var page = mvc.perform(get("/rounds/new").param("kind", "projectTrainingList").with(signedInAs(CLERK))).andReturn().getResponse();
        return Jsoup.parse(page.getContentAsString()).select("#year").val();
    }

    private String plan(int status, String... fields) throws Exception {
        var request = post("/rounds/new").param("commandId", commands.next()).with(signedInAs(CLERK)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        var response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString();
    }

    @Test
    @DisplayName("拟定的截止日有误：删除后同一年度可以重新拟定、开启；开启以后不能删除")
    void discarded() throws Exception {
        long wrong = prepare(DUE.plusMonths(6), DueRule.FIXED);
        Document board = page(wrong, CLERK);
        assertThat(board.select("form[action$=/discard][data-confirm] button").text()).isEqualTo("删除");
        assertThat(page(wrong, MANAGER).select("form[action$=/open]").attr("data-confirm")).contains("不能收回", "确定开启吗");
        runAs(CLERK, () -> rounds.discard(wrong, CLERK));
        assertThatThrownBy(() -> views.head(wrong)).isInstanceOf(RequestRefused.class);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'round.discarded' AND actor_id = ?").param(CLERK.userId())
                .query(Integer.class).single()).isPositive();
        long right = prepare(DUE, DueRule.FIXED);
        assertThatThrownBy(() -> runAs(countyClerk(), () -> rounds.discard(right, countyClerk()))).as("县区不能删除").isInstanceOf(RequestRefused.class);
        runAs(MANAGER, () -> {
            rounds.open(right, MANAGER);
            rounds.fill(right);
        });
        assertThatThrownBy(() -> runAs(CLERK, () -> rounds.discard(right, CLERK))).isInstanceOf(RequestRefused.class).hasMessageContaining("进行中");
    }

    @Test
    @DisplayName("开启后分发中断：没有分发到的县区不能延期、免报，说明先继续分发；继续分发后都有待办")
    void brokenOff() throws Exception {
        long round = prepare(DUE, DueRule.FIXED);
        runAs(MANAGER, () -> rounds.open(round, MANAGER));
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.excuse(round, "371524", "机构改革", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("东阿县").hasMessageContaining("继续分发");
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.extend(round, "371524", DUE.plusDays(5), "机构改革", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("继续分发");
        assertThat(page(round, MANAGER).select("form[action$=/fill]")).hasSize(1);
        int status = mvc.perform(post("/rounds/" + round + "/fill").param("commandId", commands.next()).with(signedInAs(MANAGER)).with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn().getResponse().getStatus();
        assertThat(status).isEqualTo(302);
        assertThat(views.counties(round)).hasSize(11).allSatisfy(county -> assertThat(county.caseNumber()).isNotNull());
        assertThat(page(round, MANAGER).select("form[action$=/fill]")).isEmpty();
    }

    @Test
    @DisplayName("免报、紧急关闭的理由正好500字：项目清单照样登记")
    void longReasons() {
        long round = lists.open(2026, DueRule.FIXED);
        String reason = "改".repeat(500);
        String excused = lists.numberOf(2026, "371525");
        runAs(MANAGER, () -> exceptions.excuse(round, "371525", reason, MANAGER));
        assertThat(reasonOf(excused)).endsWith(reason);
        String closed = lists.numberOf(2026, "371524");
        runAs(MANAGER, () -> rounds.closeInEmergency(round, reason, MANAGER));
        assertThat(reasonOf(closed)).endsWith(reason);
    }

    @Test
    @DisplayName("没有县区等待时不显示延期、免报，还有等待的不显示结束；工作日数超出范围的说明可以填写什么")
    void onlyWhatCanBeDone() throws Exception {
        long round = lists.open(2026, DueRule.FIXED);
        Document waiting = page(round, MANAGER);
        assertThat(waiting.select("form[action$=/extend], form[action$=/excuse]")).hasSize(2);
        assertThat(waiting.select("form[action$=/close]")).isEmpty();
        assertThat(waiting.text()).contains("还有11个县（市、区）没有报送").doesNotContain("未报送的推荐");
        runAs(MANAGER, () -> views.counties(round).forEach(county -> exceptions.excuse(round, county.jurisdiction(), "机构改革", MANAGER)));
        Document done = page(round, MANAGER);
        assertThat(done.select("form[action$=/extend], form[action$=/excuse]")).isEmpty();
        assertThat(done.select("form[action$=/close]")).hasSize(1);
        assertThat(done.select(".page-sub .due").text()).as("没有等待的，不再写还剩几天或者超期").isEqualTo("均已报送或者免报");
        assertThat(page(round, MANAGER, "61").text()).contains("请填写0至60的整数");
        assertThat(page(round, MANAGER, "40").text()).contains("赶不上").contains("补正后重报不受截止日限制，但影响市级安排");
    }

    private static Actor countyClerk() {
        return ProjectListScenario.clerk("371524");
    }

    private String reasonOf(String number) {
        return jdbc.sql("SELECT closing_reason FROM project_list WHERE number = ?").param(number).query(String.class).single();
    }

    private long prepare(LocalDate due, DueRule rule) {
        long[] id = new long[1];
        runAs(CLERK, () -> id[0] = rounds.prepare(new Rounds.Plan("projectTrainingList", 2026, "2026年项目制培训清单", "聊人社字〔2021〕31号第7条",
                due, LocalTime.of(23, 59), rule), CLERK));
        return id[0];
    }

    private Document page(long round, Actor reader) throws Exception {
        return page(round, reader, null);
    }

    private Document page(long round, Actor reader, String workdays) throws Exception {
        var request = get("/rounds/" + round).with(signedInAs(reader)).accept("text/html");
        return Jsoup.parse(mvc.perform(workdays == null ? request : request.param("workdays", workdays)).andReturn().getResponse().getContentAsString());
    }
}
