package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** 2026-05-06 is a Wednesday, 05-08 a Friday, and 05-09 a Saturday worked for the holiday before (调休). */
@IntegrationTest
@DisplayName("催办")
class UrgeTest {

    private static final String COUNTY = FilingScenario.COUNTY;
    private static final Actor HOLDER = new Actor("某承办人", "某承办人", Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null)));
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, COUNTY);
    private static final Actor CITY = actor(Role.CITY_CLERK, "371500");

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    TimeMachine.Mover time;

    @Autowired
    JdbcClient jdbc;

    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void handedIn() {
        time.set(LocalDateTime.of(2026, 5, 6, 10, 0));
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
    }

    @AfterEach
    void resetClock() {
        time.reset();
    }

    @Test
    @DisplayName("机构催办自己的事项: 记入流程和审计; 看得到次数和最近一次, 看不到办理人姓名")
    void byInstitution() throws Exception {
        runAs(HOLDER, () -> tasks.claim(task, HOLDER));
        assertThat(page(filing.applicant())).contains("formaction=\"/tasks/urge\"");
        assertThat(urge(filing.applicant()).getStatus()).isEqualTo(302);
        String page = page(filing.applicant());
        assertThat(page).contains("已催办1次，最近一次05-06 10:00", "催办“受理备案”", "：已催办1次").doesNotContain("某承办人");
        assertPolite(page);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE case_number = ? AND action = 'task.urged'")
                .param(filing.number()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("机构对刚刚办结的环节催办或者认领: 只告知已经办结, 不说由谁办结; 负责人看得到由谁办结")
    void justFinished() throws Exception {
        runAs(HOLDER, () -> tasks.complete(task, HOLDER, java.util.Map.of("decision", "accept")));
        var urged = urge(filing.applicant());
        assertThat(urged.getStatus()).isEqualTo(409);
        assertThat(urged.getContentAsString()).contains("该环节刚刚办结，请刷新页面查看。").doesNotContain("由某承办人于");
        runAs(filing.applicant(), () -> assertThatThrownBy(() -> tasks.claim(task, filing.applicant())).hasMessage("该环节刚刚办结，请刷新页面查看。"));
        assertThat(urge(MANAGER).getContentAsString()).contains("办结，现处于“审核备案”环节");
    }

    @Test
    @DisplayName("同一工作日只催一次, 不论由谁; 第二天上班以后可以再催, 次数累计, 无人认领的通知办理组")
    void oncePerWorkingDay() throws Exception {
        assertThat(urge(filing.applicant()).getStatus()).isEqualTo(302);
        time.set(LocalDateTime.of(2026, 5, 6, 16, 0));
        var early = urge(MANAGER);
        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(early.getContentAsString()).contains("请于2026-05-07（周四） 08:30以后再催办");
        assertPolite(early.getContentAsString());
        time.set(LocalDateTime.of(2026, 5, 7, 8, 30));
        assertThat(urge(MANAGER).getStatus()).isEqualTo(302);
        assertThat(page(MANAGER)).contains("已催办2次，最近一次05-07 08:30，县区负责人（东阿县）");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("上班时间以外不催办, 说出什么时候可以; 调休上班的周六可以")
    @CsvSource({"2026-05-06T07:50, 2026-05-06（周三） 08:30", "2026-05-06T21:00, 2026-05-07（周四） 08:30",
        "2026-05-08T18:10, 2026-05-09（周六） 08:30", "2026-05-10T10:00, 2026-05-11（周一） 08:30", "2026-05-09T10:00, ''"})
    void officeHours(LocalDateTime at, String from) throws Exception {
        time.set(at);
        var answer = urge(CITY);
        assertThat(answer.getStatus()).isEqualTo(from.isEmpty() ? 302 : 409);
        if (!from.isEmpty()) {
            assertThat(answer.getContentAsString()).contains("请于" + from + "以后再催办");
        }
    }

    @Test
    @DisplayName("外县负责人、别的机构看不到; 经办不能催办; 等本机构补正时机构不能催自己, 县里可以催")
    void whoMay() throws Exception {
        assertThat(urge(actor(Role.COUNTY_MANAGER, "371526")).getStatus()).isEqualTo(404);
        assertThat(urge(applicant(COUNTY, 1)).getStatus()).isEqualTo(404);
        assertThat(urge(HOLDER).getStatus()).isEqualTo(403);
        runAs(HOLDER, () -> tasks.complete(task, HOLDER, java.util.Map.of("decision", "return", "opinion", "请补交需求分析。",
                "reasons", java.util.List.of("NEEDS_ANALYSIS_MISSING"))));
        task = tasks.open(filing.number(), "correctFiling").orElseThrow();
        assertThat(page(filing.applicant())).doesNotContain("/tasks/urge");
        assertThat(urge(filing.applicant()).getStatus()).isEqualTo(409);
        assertThat(urge(MANAGER).getStatus()).isEqualTo(302);
    }

    private MockHttpServletResponse urge(Actor person) throws Exception {
        return mvc.perform(post("/tasks/urge").with(csrf()).with(signedInAs(person)).param("only", task)
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private String page(Actor reader) throws Exception {
        return mvc.perform(get("/cases/" + filing.number()).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
