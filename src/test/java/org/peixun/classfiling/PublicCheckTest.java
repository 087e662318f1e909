package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("备案查验（公开）")
class PublicCheckTest {

    private static final AtomicInteger VISITOR = new AtomicInteger();

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired InstitutionStanding standing;
    @Autowired ClassFilings filings;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("不登录即可查到机构、班期、职业等级、日期、备案号和现状，没有个人信息")
    void shows() throws Exception {
        Draft draft = approved();
        String page = check(code(draft), 200);
        assertPolite(page);
        assertThat(page).contains("东阿备〔2026〕", "东阿县人力资源和社会保障局", "东阿某培训学校" + draft.institutionId(), "电工（6-31-01-03）",
                "四级（中级工）", draft.startsOn().toString(), "2026-06-01", "备案有效，已同意开班，尚未到开班日期", "noindex", "/complaints/report", "12345热线");
        assertThat(page).doesNotContain("某负责人", "13800000000", "学员某", "某教师", "某老师", draft.number(), "0635-0000000");
    }

    @Test
    @DisplayName("现状随班期变化：到期未登记、正在培训、已过结课日期、已取消")
    void statusToday() throws Exception {
        Draft draft = approved();
        time.passTo(draft.startsOn().atTime(9, 0));
        assertThat(check(code(draft), 200)).contains("已到开班日期，培训主体尚未登记开班");
        runAs(draft.applicant(), () -> tasks.complete(tasks.open(draft.number(), "confirmStart").orElseThrow(), draft.applicant(),
                Map.of("startedOn", draft.startsOn().toString(), "startedSize", 10, "confirmation", true)));
        assertThat(check(code(draft), 200)).contains("备案有效，班期正在培训");
        time.set(draft.startsOn().plusDays(60).atTime(9, 0));
        assertThat(check(code(draft), 200)).contains("已过备案的结课日期");
        time.set(TimeMachine.START);
        Draft cancelled = approved();
        runAs(cancelled.applicant(), () -> filings.cancel(cancelled.number(), "企业生产任务调整", cancelled.applicant()));
        assertThat(check(code(cancelled), 200)).contains("已取消本班期，备案号不再有效", "note-bad").doesNotContain("企业生产任务调整");
    }

    @Test
    @DisplayName("暂停承训资格：正在培训的班期暂停，已经结业的仍是结业；移出目录的终止")
    void standing() throws Exception {
        Draft running = classes.running();
        decide(running, DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT);
        assertThat(check(code(running), 200)).contains("已被暂停承训资格，本班期暂停");
        decide(running, DirectoryStatus.REMOVED, StandingReason.FALSE_MATERIAL);
        assertThat(check(code(running), 200)).contains("已移出或者退出机构目录，本班期终止，备案号不再有效");

        Draft completed = classes.examined();
        classes.results(completed, false);
        classes.reported(completed);
        classes.done(completed, "reviewCompletion", clerk, Map.of("decision", "recognise", "opinion", "符合要求。"));
        decide(completed, DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT);
        assertThat(check(code(completed), 200)).contains("备案有效，班期已经结业").doesNotContain("本班期暂停");
    }

    private void decide(Draft draft, DirectoryStatus to, StandingReason reason) {
        Actor city = actor(Role.CITY_MANAGER, "371500");
        runAs(city, () -> standing.decide(draft.institutionId(),
                new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), city));
    }

    @Test
    @DisplayName("手工输入的空格、大写不影响；网址中的查验码照此转到查验页")
    void typedByHand() throws Exception {
        Draft draft = approved();
        String typed = CheckCodes.inGroups(code(draft)).toUpperCase(java.util.Locale.ROOT);
        assertThat(check(typed, 200)).contains("东阿备〔2026〕");
        var response = mvc.perform(get("/check").param("code", typed)).andReturn().getResponse();
        assertThat(response.getRedirectedUrl()).isEqualTo("/check/" + typed.replace(" ", ""));
        assertPolite(mvc.perform(get("/check")).andReturn().getResponse().getContentAsString());
    }

    @Test
    @DisplayName("查不到的查验码：说明怎样核对，不透露其他备案")
    void unknown() throws Exception {
        for (String wrong : Set.of("0".repeat(26), "1", "东阿备〔2026〕0001号", "' OR 1=1 --", "x".repeat(500))) {
            String page = check(wrong, 404);
            assertPolite(page);
            assertThat(page).contains("没有查到这个查验码", "name=\"code\"").doesNotContain("东阿县人力资源");
        }
    }

    @Test
    @DisplayName("查询过于频繁的，暂停查询")
    void limited() throws Exception {
        String address = "198.51.100." + VISITOR.incrementAndGet();
        MockHttpServletResponse last = null;
        for (int i = 0; i < 31; i++) {
            last = answer("0".repeat(26), address);
        }
        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(last.getContentAsString()).contains("查询过于频繁");
        assertPolite(last.getContentAsString());
        assertThat(answer("0".repeat(26), "203.0.113.7").getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("查验码每件不同，不少于128位随机；没有备案号的没有查验码")
    void codes() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String code = CheckCodes.next();
            assertThat(code).matches("[0-9a-hjkmnp-tv-z]{26}");
            codes.add(code);
        }
        assertThat(codes).hasSize(1000);
        assertThat(26 * 5).isGreaterThanOrEqualTo(128);
        assertThat(jdbc.sql("SELECT check_code FROM class_filing WHERE number = ?").param(scenario.submitted().number())
                .query((row, i) -> String.valueOf(row.getString(1))).single()).isEqualTo("null");
    }

    private Draft approved() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        submit(draft, "consentOpening", manager, Map.of("decision", "approve"));
        return draft;
    }

    private void submit(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    private String code(Draft draft) {
        return jdbc.sql("SELECT check_code FROM class_filing WHERE number = ?").param(draft.number()).query(String.class).single();
    }

    private String check(String code, int status) throws Exception {
        var response = answer(code, "192.0.2." + VISITOR.incrementAndGet());
        assertThat(response.getStatus()).as(code).isEqualTo(status);
        return response.getContentAsString();
    }

    private MockHttpServletResponse answer(String code, String address) throws Exception {
        return mvc.perform(get("/check/{code}", code).with(request -> {
            request.setRemoteAddr(address);
            return request;
        })).andReturn().getResponse();
    }
}
