package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.complaint.Source;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.PolicySheet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Monday 2026-07-20, in which no other test plays; the county follows the city again on the 28th. */
@IntegrationTest
@DisplayName("期限运行期间调整作息时间、提醒提前量：已经开始的环节按开始时的规定提醒和督办")
class ChangedMeanwhileTest {

    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final LocalDate AGAIN_AS_THE_CITY = LocalDate.of(2026, 7, 28);

    @Autowired FilingScenario filings;
    @Autowired ComplaintScenario complaints;
    @Autowired PolicySheet sheet;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void monday() {
        time.set(LocalDateTime.of(2026, 7, 20, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("下班时间在期限届满当天推后：原定时刻照样督办第一级，最后一级也不漏")
    void closingTime() {
        String number = filings.submitted().number();
        change("office.closingTime", "18:00", LocalDate.of(2026, 7, 22));
        time.passTo(LocalDateTime.of(2026, 7, 22, 17, 45));
        assertThat(level(number)).isEqualTo(1);
        time.passTo(LocalDateTime.of(2026, 7, 24, 17, 45));
        assertThat(level(number)).isEqualTo(2);
    }

    @Test
    @DisplayName("提醒的提前量在提醒以前改小：期限固定的环节照样提醒")
    void reminder() {
        String number = complaints.registered(Source.REPORT).number();
        change("task.reminderWorkdays", "0", LocalDate.of(2026, 7, 23));
        time.passTo(LocalDateTime.of(2026, 7, 24, 10, 0));
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = 'REMINDED'").param(number)
                .query(Integer.class).single()).isEqualTo(1);
    }

    private void change(String key, String value, LocalDate from) {
        runAs(CITY, () -> {
            sheet.change(new PolicySheet.Wish(key, FilingScenario.COUNTY, value, false, from, "本县作息调整"), CITY);
            sheet.change(new PolicySheet.Wish(key, FilingScenario.COUNTY, "", true, AGAIN_AS_THE_CITY, "恢复统一执行"), CITY);
        });
    }

    private int level(String number) {
        return jdbc.sql("SELECT max(escalation_level) FROM work_item WHERE case_number = ?").param(number).query(Integer.class).single();
    }
}
