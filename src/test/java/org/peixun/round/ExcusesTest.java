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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("年度任务：撤销免报，延期按非工作日的处理，关闭与分发同时进行")
class ExcusesTest {

    private static final Actor MANAGER = actor(Role.CITY_MANAGER, "371500");
    private static final String COUNTY = "371525";

    @Autowired ProjectListScenario lists;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired RoundViews views;
    @Autowired AnnualRounds annual;
    @Autowired CasePath path;
    @Autowired Beside beside;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired Commands commands;

    @BeforeEach
    void inMay() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void putAway() {
        lists.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("误点的免报可以撤销：县区得到一件新的待办，原件不变，理由记入审计，县区收到通知")
    void takenBack() throws Exception {
        long round = lists.open(2026, DueRule.NEXT);
        String ended = county(round).caseNumber();
        runAs(MANAGER, () -> exceptions.excuse(round, COUNTY, "点错了县", MANAGER));
        assertThat(page(round).select("form[action$=/excuse][data-confirm]")).hasSize(1);
        assertThat(page(round).select("form[action$=/excuse/withdraw] option").eachText()).containsExactly(county(round).name());
        var answer = mvc.perform(post("/rounds/" + round + "/excuse/withdraw").param("jurisdiction", COUNTY).param("reason", "误选，应为莘县")
                .param("commandId", commands.next()).with(signedInAs(MANAGER)).with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn();
        assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        assertThat(answer.getFlashMap().get("told")).isEqualTo("已撤销免报，该县（市、区）另得一件待办，已通知。");
        assertThat(county(round).waits()).isTrue();
        assertThat(county(round).excuseReason()).isNull();
        path.of(ended).ended();
        assertThat(county(round).caseNumber()).isNotEqualTo(ended);
        path.of(county(round).caseNumber()).waitsAt("userTask_fillList");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'round.excuseWithdrawn' AND case_number = ?").param(ended)
                .query(String.class).single()).contains("误选，应为莘县");
    }

    @Test
    @DisplayName("延期、免报填错的：回到进度表，写明怎样改，选的县区、日期、理由都留着")
    void refusedWithAllThatWasTyped() throws Exception {
        long round = lists.open(2026, DueRule.NEXT);
        Document extended = refused(round, "extend", 400, "until", "2026-05-20", "reason", "防汛任务重");
        assertThat(extended.select("main > .note-bad").text()).contains("延期至").contains("请选择实际截止日晚于现在和原截止日");
        assertThat(extended.select("#extend-county option[selected]").val()).isEqualTo(COUNTY);
        assertThat(extended.select("#until").val()).isEqualTo("2026-05-20");
        assertThat(extended.select("#extend-reason").val()).isEqualTo("防汛任务重");
        assertThat(extended.select("#excuse-reason").val()).as("别的栏目不带出").isEmpty();
        assertThat(refused(round, "excuse", 400, "reason", " ").select("#excuse-county option[selected]").val()).isEqualTo(COUNTY);
        runAs(MANAGER, () -> exceptions.excuse(round, COUNTY, "机构改革", MANAGER));
        assertThat(refused(round, "extend", 409, "until", "2026-07-01", "reason", "防汛任务重").select("main > .note-bad").text())
                .contains("当前状态：免报").contains("您填写的理由：防汛任务重");
    }

    private Document refused(long round, String what, int status, String... fields) throws Exception {
        var request = post("/rounds/" + round + "/" + what).param("jurisdiction", COUNTY).param("commandId", commands.next())
                .with(signedInAs(MANAGER)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        var response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return Jsoup.parse(response.getContentAsString());
    }

    @Test
    @DisplayName("没有免报的、任务已结束的不能撤销；要写理由；县区不能")
    void notTakenBack() {
        long round = lists.open(2026, DueRule.NEXT);
        assertThatThrownBy(() -> withdraw(round, "误选", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("只有免报的县区");
        runAs(MANAGER, () -> exceptions.excuse(round, COUNTY, "机构改革", MANAGER));
        assertThatThrownBy(() -> withdraw(round, " ", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("撤销免报理由");
        Actor county = actor(Role.COUNTY_MANAGER, COUNTY);
        assertThatThrownBy(() -> withdraw(round, "误选", county)).isInstanceOf(RequestRefused.class);
        runAs(MANAGER, () -> rounds.closeInEmergency(round, "系统维护", MANAGER));
        assertThatThrownBy(() -> withdraw(round, "误选", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("进行中");
    }

    @Test
    @DisplayName("退回补正后不再报送的可以免报，任务已结束的也可以；已报送待核对的不能")
    void returnedAndNotSentAgain() throws Exception {
        long round = lists.open(2026, DueRule.NEXT);
        String number = county(round).caseNumber();
        lists.sent(number, COUNTY, 2026);
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.excuse(round, COUNTY, "不再补正", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("尚未报送或者退回补正").hasMessageContaining("已报送");
        lists.done(number, "checkList", ProjectListScenario.CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("FUNDS_UNCLEAR"), "opinion", "请补正"));
        runAs(MANAGER, () -> {
            views.counties(round).stream().filter(RoundViews.County::waits)
                    .forEach(one -> exceptions.excuse(round, one.jurisdiction(), "机构改革", MANAGER));
            rounds.close(round, MANAGER);
        });
        assertThat(page(round).select("form[action$=/excuse] option").eachText()).containsExactly(county(round).name() + "（退回补正）");
        assertThat(sent(round)).as("报送过、退回补正的").isEqualTo("1/11");
        assertThat(page(round).select("form[action$=/extend], form[action$=/withdraw], form[action$=/emergency], form[action$=/close]")).isEmpty();

        runAs(MANAGER, () -> exceptions.excuse(round, COUNTY, "资金没有落实，不再补正", MANAGER));

        path.of(number).passed("event_roundClosed", "endEvent_listNotRequired").ended();
        assertThat(county(round)).satisfies(one -> {
            assertThat(one.ended()).isTrue();
            assertThat(one.excuseReason()).contains("不再补正");
        });
        assertThat(page(round).select("form[action$=/excuse]")).isEmpty();
        assertThat(sent(round)).as("退回后免报的不算已报送：与点开后列出的县区一致").isEqualTo("0/11");
        assertThat(views.all()).filteredOn(line -> line.id() == round).singleElement().returns(0, RoundViews.Line::sent);
    }

    private String sent(long round) throws Exception {
        return page(round).select(".page-sub a[href*=SENT]").text();
    }

    @Test
    @DisplayName("延期至非工作日的，按本任务的规则顺延，告知实际截止日；按规则提前后不晚于原截止日的不能")
    void extendedByTheRule() {
        long round = lists.open(2026, DueRule.NEXT);
        LocalDate saturday = LocalDate.of(2026, 6, 6);
        runAs(MANAGER, () -> exceptions.extend(round, COUNTY, saturday, "防汛", MANAGER));
        assertThat(county(round).closesAt()).isEqualTo(midnightAfter(LocalDate.of(2026, 6, 8)));
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE action = 'round.extended' AND case_number = ?").param(county(round).caseNumber())
                .query(String.class).single()).contains("2026-06-06").contains("不是工作日").contains("2026-06-08");
        long earlier = lists.open(2026, DueRule.PREVIOUS);
        runAs(MANAGER, () -> exceptions.extend(earlier, COUNTY, LocalDate.of(2026, 6, 5), "防汛", MANAGER));
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.extend(earlier, COUNTY, saturday, "防汛", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("2026-06-06").hasMessageContaining("实际截止日为2026-06-05");
    }

    @Test
    @DisplayName("延期填错年份的、重新开启到一年以后的不接受；已经误延的可以改为较早的一天，仍须晚于原截止日")
    void extendedByMistake() {
        long round = lists.open(2026, DueRule.FIXED);
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.extend(round, COUNTY, LocalDate.of(2062, 6, 5), "防汛", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("2062-06-05").hasMessageContaining("核对年份");
        runAs(MANAGER, () -> exceptions.extend(round, COUNTY, LocalDate.of(2026, 6, 25), "防汛", MANAGER));
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.extend(round, COUNTY, LocalDate.of(2026, 6, 25), "防汛", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("与现在的截止日相同");
        assertThatThrownBy(() -> runAs(MANAGER, () -> exceptions.extend(round, COUNTY, LocalDate.of(2026, 5, 30), "防汛", MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("晚于现在和原截止日（2026-05-30");
        runAs(MANAGER, () -> exceptions.extend(round, COUNTY, LocalDate.of(2026, 6, 5), "防汛，日期更正", MANAGER));
        assertThat(county(round).closesAt()).isEqualTo(midnightAfter(LocalDate.of(2026, 6, 5)));
    }

    @Test
    @DisplayName("分发时紧急关闭：分发等到关闭以后不再进行，没有县区得到无处报送的待办")
    void closedWhileGivenOut() {
        long round = opened();
        Throwable refused = beside.second(() -> runAs(MANAGER, () -> rounds.closeInEmergency(round, "系统维护", MANAGER)),
                () -> runAs(MANAGER, () -> rounds.fill(round)));
        assertThat(refused).isInstanceOf(RequestRefused.class).hasMessageContaining("紧急关闭");
        assertThat(county(round).caseNumber()).isNull();
    }

    @Test
    @DisplayName("关闭时分发正在进行：关闭等到分发以后，刚得到的待办一并终止")
    void givenOutWhileClosed() {
        long round = opened();
        Throwable refused = beside.second(() -> runAs(MANAGER, () -> rounds.fill(round)),
                () -> runAs(MANAGER, () -> rounds.closeInEmergency(round, "系统维护", MANAGER)));
        assertThat(refused).isNull();
        assertThat(county(round).ended()).isTrue();
        path.of(county(round).caseNumber()).ended();
    }

    /** Before anything is given out. */
    private long opened() {
        lists.makeRoom(2026);
        var id = new long[1];
        runAs(MANAGER, () -> {
            id[0] = rounds.prepare(rounds.proposal("projectTrainingList", 2026), ProjectListScenario.CITY_CLERK);
            rounds.open(id[0], MANAGER);
        });
        return id[0];
    }

    private void withdraw(long round, String reason, Actor by) {
        runAs(by, () -> exceptions.withdrawExcuse(round, COUNTY, reason, by));
    }

    private RoundViews.County county(long round) {
        return views.counties(round).stream().filter(one -> one.jurisdiction().equals(COUNTY)).findFirst().orElseThrow();
    }

    private Document page(long round) throws Exception {
        return Jsoup.parse(mvc.perform(get("/rounds/" + round).with(signedInAs(MANAGER)).accept("text/html")).andReturn().getResponse().getContentAsString());
    }

    private static java.time.Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
