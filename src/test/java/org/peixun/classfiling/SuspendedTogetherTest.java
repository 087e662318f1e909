package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("一家机构的多个事项一并暂停、一并恢复")
class SuspendedTogetherTest {

    private final Actor city = actor(Role.CITY_MANAGER, "371500");

    @Autowired FilingScenario scenario;
    @Autowired InstitutionStanding standing;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired ManagementService jobs;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("每个事项的实例、任务、定时都暂停，恢复后都继续；引擎的记录一致")
    void all() {
        List<String> numbers = casesOfOne(3);
        change(numbers, DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
        for (String number : numbers) {
            var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
            assertThat(instance.isSuspended()).isTrue();
            assertThat(jobs.createJobQuery().processInstanceId(instance.getId()).list()).isNotEmpty()
                    .allSatisfy(job -> assertThat(job.isSuspended()).isTrue());
            assertThat(state(number)).isEqualTo(HistoricProcessInstance.STATE_SUSPENDED);
        }
        assertThat(items(numbers)).containsOnly("PAUSED");

        change(numbers, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
        for (String number : numbers) {
            var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
            assertThat(instance.isSuspended()).isFalse();
            assertThat(jobs.createJobQuery().processInstanceId(instance.getId()).list()).isNotEmpty()
                    .allSatisfy(job -> assertThat(job.isSuspended()).isFalse());
            assertThat(state(number)).isEqualTo(HistoricProcessInstance.STATE_ACTIVE);
        }
        assertThat(items(numbers)).containsOnly("OPEN");
        assertThat(jdbc.sql("SELECT count(*) FROM case_pause WHERE case_number = ANY (?) AND resumed_at IS NOT NULL")
                .param(numbers.toArray(String[]::new)).query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    @DisplayName("本系统的查询和写入，每多一个事项只多写它自己的备案和案件")
    void statements() {
        List<String> one = casesOfOne(1);
        List<String> five = casesOfOne(5);
        for (var step : List.of(new Step(DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT), new Step(DirectoryStatus.NORMAL, StandingReason.RECTIFIED))) {
            int few = Statements.of(() -> change(one, step.to(), step.reason())).size();
            int more = Statements.of(() -> change(five, step.to(), step.reason())).size();
            assertThat(more - few).as(step.to().label()).isLessThanOrEqualTo(4 * 2);
        }
    }

    private record Step(DirectoryStatus to, StandingReason reason) {}

    /** Submitted filings, given to the first one's institution. */
    private List<String> casesOfOne(int number) {
        List<String> numbers = new ArrayList<>();
        long institution = 0;
        for (int i = 0; i < number; i++) {
            var draft = scenario.submitted();
            institution = institution == 0 ? draft.institutionId() : institution;
            jdbc.sql("UPDATE class_filing SET institution_id = ? WHERE number = ?").params(institution, draft.number()).update();
            jdbc.sql("UPDATE case_file SET institution_id = ? WHERE number = ?").params(institution, draft.number()).update();
            numbers.add(draft.number());
        }
        return numbers;
    }

    private void change(List<String> numbers, DirectoryStatus to, StandingReason reason) {
        long institution = jdbc.sql("SELECT institution_id FROM class_filing WHERE number = ?").param(numbers.get(0)).query(Long.class).single();
        runAs(city, () -> standing.decide(institution, new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), city));
    }

    private String state(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getState();
    }

    private List<String> items(List<String> numbers) {
        return jdbc.sql("SELECT state FROM work_item WHERE case_number = ANY (?) AND state IN ('OPEN', 'PAUSED')")
                .param(numbers.toArray(String[]::new)).query(String.class).list();
    }
}
