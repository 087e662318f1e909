package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.MANAGER;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.CalendarYears;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** A complaint of sixty working days into which a hotline ticket of five was merged: the ticket's end binds both. */
@IntegrationTest
@DisplayName("并案以后的延期和暂停")
class MergedClocksTest {

    @Autowired MockMvc mvc;
    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired ComplaintTimes times;
    @Autowired WorkingCalendar calendar;
    @Autowired CalendarYears years;
    @Autowired TransactionTemplate transaction;
    @Autowired CasePath path;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private String main;
    private String merged;

    @BeforeEach
    void mergedOnAWednesday() {
        time.set(LocalDateTime.of(2026, 3, 11, 9, 0));
        String institution = scenario.institution();
        main = scenario.accepted(scenario.intake(Source.REPORT, institution, "", "")).number();
        merged = scenario.registered(scenario.intake(Source.HOTLINE, institution, "", "")).number();
        scenario.merge(merged, main);
        assertThat(due(main)).isEqualTo(at(3, 18));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("并入件按自己来源的规则延期一次，主件的办结期限、提醒和督办随之推后")
    void mergedExtended() {
        assertThatThrownBy(() -> extend(merged, "11")).isInstanceOf(RequestRefused.class).hasMessageContaining("1至10");
        extend(merged, "10");
        assertThat(files.get(merged).finishBy()).isEqualTo(at(4, 1));
        assertThat(due(main)).isEqualTo(at(4, 1));
        assertThat(timeline(main)).contains("并入件" + merged + "延期", "2026-04-01");
        assertThatThrownBy(() -> extend(merged, "1")).isInstanceOf(RequestRefused.class).hasMessageContaining("只能延期一次");
        time.passWorkingDays(12);
        path.of(main).notPassed("event_verificationDeadlineReached");
        scenario.verify(main, "unfounded");
        assertThat(due(merged)).isEqualTo(at(4, 1));
    }

    @Test
    @DisplayName("延期以后逾期的，从第一级起逐级督办，不漏、不跳级")
    void wholeLadderAfterAnExtension() {
        extend(merged, "10");
        time.passTo(LocalDateTime.of(2026, 4, 2, 9, 0));
        assertThat(level(main)).isEqualTo(1);
        time.passTo(LocalDateTime.of(2026, 4, 3, 18, 0));
        assertThat(level(main)).isEqualTo(2);
    }

    @Test
    @DisplayName("逾期以后暂停又恢复的，超期的工作日数不变，同一级不重复督办")
    void lateAndPaused() {
        time.passTo(LocalDateTime.of(2026, 3, 19, 9, 0));
        runAs(MANAGER, () -> times.pause(main, "等待笔迹鉴定结果", MANAGER));
        time.passTo(LocalDateTime.of(2026, 3, 24, 9, 0));
        runAs(MANAGER, () -> times.resume(main, MANAGER));
        time.passTo(LocalDateTime.of(2026, 3, 24, 10, 0));
        assertThat(due(main)).as("19日暂停、24日恢复：20、23、24日不计").isEqualTo(at(3, 23));
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = 'ESCALATED'").param(main)
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("按自然日计算的信访件，逾期以后暂停又恢复的，超期的天数同样不变")
    void latePetitionPaused() {
        String petition = scenario.registered(Source.PETITION).number();
        assertThat(due(petition)).isEqualTo(at(3, 26));
        time.passTo(LocalDateTime.of(2026, 3, 27, 9, 0));
        runAs(MANAGER, () -> times.pause(petition, "等待笔迹鉴定结果", MANAGER));
        time.passTo(LocalDateTime.of(2026, 3, 30, 9, 0));
        runAs(MANAGER, () -> times.resume(petition, MANAGER));
        assertThat(due(petition)).isEqualTo(at(3, 29));
    }

    private int level(String number) {
        return jdbc.sql("SELECT escalation_level FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number)
                .query(Integer.class).single();
    }

    @Test
    @DisplayName("并入件的期限届满以后不能延期")
    void notAfterItsEnd() {
        time.passWorkingDays(6);
        assertThatThrownBy(() -> extend(merged, "3")).isInstanceOf(RequestRefused.class).hasMessageContaining("届满以前");
    }

    @Test
    @DisplayName("只延期主件的，说明实际期限仍以先到期的并入件为限")
    void mainExtended() {
        extend(main, "30");
        assertThat(due(main)).isEqualTo(at(3, 18));
        assertThat(timeline(main)).contains("并入件" + merged, "仍以2026-03-18");
    }

    @Test
    @DisplayName("主件暂停办理的，并入件同时停止计时，恢复后按剩余时间继续；暂停期间不能延期")
    void mainPaused() {
        time.passWorkingDays(2);
        runAs(MANAGER, () -> times.pause(main, "等待笔迹鉴定结果", MANAGER));
        assertThatThrownBy(() -> extend(merged, "3")).isInstanceOf(RequestRefused.class).hasMessageContaining(main).hasMessageContaining("恢复后");
        time.passWorkingDays(20);
        runAs(MANAGER, () -> times.resume(main, MANAGER));
        // three of the ticket's five working days were left
        Instant end = files.get(merged).finishBy();
        assertThat(calendar.between(time.today(), LocalDate.ofInstant(end, Zone.CHINA)).count()).isEqualTo(3);
        assertThat(due(main)).isEqualTo(end);
        assertThat(timeline(merged)).contains("主件" + main + "暂停办理", "主件" + main + "恢复办理");
        time.passWorkingDays(2);
        path.of(main).notPassed("event_verificationDeadlineReached");
        time.passWorkingDays(2);
        path.of(main).passed("event_verificationDeadlineReached");
    }

    @Test
    @DisplayName("主件暂停期间更正工作日历：并入件的期限照常调整，恢复后再顺延")
    void calendarWhilePaused() {
        time.set(LocalDateTime.of(2026, 9, 2, 10, 0));
        String institution = scenario.institution();
        String other = scenario.accepted(scenario.intake(Source.REPORT, institution, "", "")).number();
        String ticket = scenario.registered(scenario.intake(Source.HOTLINE, institution, "", "")).number();
        scenario.merge(ticket, other);
        runAs(MANAGER, () -> times.pause(other, "等待笔迹鉴定结果", MANAGER));
        var entered = years.find(2026).orElseThrow();
        transaction.executeWithoutResult(status -> {
            years.enter(2026, entered.notice().notice(), years.text(2026) + "\n2026-09-03 抗战胜利日 休", entered.version(),
                    SignedInAs.actor(Role.SYSTEM_ADMIN, "371500"));
            assertThat(files.get(ticket).finishBy()).isEqualTo(at(9, 10));
            time.set(LocalDateTime.of(2026, 9, 4, 10, 0));
            runAs(MANAGER, () -> times.resume(other, MANAGER));
            assertThat(due(other)).isEqualTo(files.get(ticket).finishBy()).isEqualTo(at(9, 11));
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("并入件的页面可以延期，写明主件；主件的页面写明先到期的是哪一件、在哪里延期")
    void onThePages() throws Exception {
        assertThat(page(get("/cases/" + merged + "?tab=clock"))).contains("/complaints/" + merged).contains("延期");
        assertThat(page(get("/complaints/" + merged))).contains("同意延期").contains("最多10个工作日").contains("随主件").contains(main);
        assertThat(page(get("/complaints/" + main))).contains("先到期").contains("/complaints/" + merged).contains("2026-03-18");
        var saved = mvc.perform(post("/complaints/" + merged + "/extend").param("days", "3").param("reason", "需要调取银行流水")
                .param("commandId", UUID.randomUUID().toString()).with(csrf()).with(signedInAs(MANAGER))).andReturn().getResponse();
        assertThat(saved.getStatus()).isEqualTo(302);
        assertThat(page(get("/complaints/" + merged))).doesNotContain("同意延期");
        assertThat(due(main)).isEqualTo(at(3, 23));
        assertThatThrownBy(() -> runAs(CLERK, () -> times.extend(merged, "3", "需要调取银行流水", CLERK))).isInstanceOf(RequestRefused.class);
    }

    private void extend(String number, String days) {
        runAs(MANAGER, () -> times.extend(number, days, "需要调取银行流水", MANAGER));
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(signedInAs(MANAGER))).andReturn().getResponse().getContentAsString();
    }

    private static Instant at(int month, int day) {
        return LocalDateTime.of(2026, month, day, 17, 30).atZone(Zone.CHINA).toInstant();
    }

    private Instant due(String number) {
        return jdbc.sql("SELECT due_at FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number)
                .query(java.time.OffsetDateTime.class).single().toInstant();
    }

    private String timeline(String number) {
        return String.join("\n", jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ?").param(number).query(String.class).list());
    }
}
