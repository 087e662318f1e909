package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.directory.StandingReason.DISORDERLY_MANAGEMENT;
import static org.peixun.directory.StandingReason.OPENED_WITHOUT_CONSENT;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.suspension.SuspensionScenario.CITY;
import static org.peixun.suspension.SuspensionScenario.CITY_CLERK;
import static org.peixun.suspension.SuspensionScenario.CLERK;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing heavier than what the institution was heard on; nothing that undoes an earlier decision by the way. */
@IntegrationTest
@DisplayName("加重处理须重新告知、听取陈述申辩；已有处理决定的不能认定不成立（第12条）")
class RehearingTest {

    @Autowired SuspensionScenario scenario;
    @Autowired Findings findings;
    @Autowired Rehearing rehearing;
    @Autowired Suspensions suspensions;
    @Autowired JdbcClient jdbc;
    @Autowired SuspensionFiles files;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("复查不合格的，不能不经告知就移出目录；重新告知、申辩、法制审核以后可以")
    void failedRecheck() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "fail", "opinion", "没有整改"));
        for (var heavier : List.of(Map.<String, Object>of("decision", "remove"), Map.<String, Object>of("decision", "rectify", "measure", "CIRCULAR"))) {
            assertThatThrownBy(() -> scenario.decide(opened, (String) heavier.get("decision"), heavier)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("“整改函”").hasMessageContaining("拟加重处理，重新告知");
        }
        assertThatThrownBy(() -> order(opened, "LETTER", "拒不整改")).isInstanceOf(RequestRefused.class).hasMessageContaining("重于已经告知的“整改函”");
        assertThatThrownBy(() -> order(opened, "TERMINATION", " ")).isInstanceOf(RequestRefused.class).hasMessageContaining("加重理由");
        scenario.hearAgain(opened, "TERMINATION", "拒不整改");
        assertThat(files.get(opened.number()).proposal()).as("重于决策表的").isEqualTo(Measure.TERMINATION);
        scenario.decide(opened, "remove", Map.of());
        assertThat(files.get(opened.number()).state()).isEqualTo(SuspensionState.REMOVED);
    }

    @Test
    @DisplayName("重新告知回到调查核实；只能在集体决定以前提出，只有市级负责人可以")
    void whenAndWho() {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        assertThatThrownBy(() -> order(opened, "TERMINATION", "情节恶劣")).isInstanceOf(RequestRefused.class).hasMessageContaining("待集体决定");
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        scenario.review(opened);
        assertThatThrownBy(() -> runAs(CITY_CLERK, () -> rehearing.order(opened.number(), "TERMINATION", "情节恶劣", CITY_CLERK))).isInstanceOf(RequestRefused.class);
        order(opened, "TERMINATION", "情节恶劣");
        path.of(opened.number()).passed("event_findingJoined").waitsAt("userTask_investigateFinding");
    }

    @Test
    @DisplayName("重新告知以前讨论的会议纪要不算本次讨论的")
    void minutesFromBeforeTheRehearing() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.upload(opened.number(), CITY);
        time.passWorkingDays(1);
        scenario.hearAgain(opened, "TERMINATION", "情节恶劣");
        var remove = Map.<String, Object>of("decision", "remove", "documentNo", "聊人社监处字〔2026〕5号");
        assertThatThrownBy(() -> scenario.submit(opened.number(), "decideMeasure", CITY, remove)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("本次讨论的会议纪要");
        scenario.upload(opened.number(), CITY);
        scenario.submit(opened.number(), "decideMeasure", CITY, remove);
        assertThat(files.get(opened.number()).state()).isEqualTo(SuspensionState.REMOVED);
    }

    @Test
    @DisplayName("按旧版流程办理、没有这一去向的，不出现重新告知，提交的说明可以直接决定，确实可以")
    void modelWithoutTheWayBack() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        assertThat(suspensions.file(opened.number(), CITY).heavier()).isNotEmpty();
        jdbc.sql("DELETE FROM act_ru_event_subscr WHERE event_name_ = ? AND proc_inst_id_ IN (SELECT proc_inst_id_ FROM act_ru_execution WHERE business_key_ = ?)")
                .params(FindingRegister.JOINED, opened.number()).update();
        assertThat(suspensions.file(opened.number(), CITY).heavier()).isEmpty();
        assertThatThrownBy(() -> order(opened, "TERMINATION", "情节恶劣")).isInstanceOf(RequestRefused.class).hasMessageContaining("按旧版流程办理");
        scenario.decide(opened, "remove", Map.of("opinion", "情节恶劣"));
        assertThat(files.get(opened.number()).state()).isEqualTo(SuspensionState.REMOVED);
    }

    @Test
    @DisplayName("处理以后移送的，不能再认定不成立；原处理仍计入重复处理")
    void measureBeforeTheHandover() {
        Opened opened = transferredAfterTalk();
        assertThatThrownBy(() -> scenario.decide(opened, "dismiss", Map.of("opinion", "证据不足"))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("已有处理决定（约谈）");
        scenario.decide(opened, "reinstate", Map.of());
        Opened second = again(opened);
        scenario.decide(second, "rectify", Map.of("measure", "TALK"));
        scenario.submit(second.number(), "submitRectification", second.institution(), Map.of("report", "已整改。"));
        scenario.submit(second.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        time.fireDueJobs();
        assertThat(files.get(again(opened).number()).proposal()).as("约谈满两次，其中一次在移送以前").isEqualTo(Measure.LETTER);
    }

    private Opened transferredAfterTalk() {
        Opened opened = scenario.toDecision("MINOR", DISORDERLY_MANAGEMENT);
        scenario.decide(opened, "rectify", Map.of("measure", "TALK"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "fail", "opinion", "没有整改"));
        scenario.decide(opened, "transfer", Map.of("departments", List.of("LABOUR_INSPECTION")));
        scenario.upload(opened.number(), CITY_CLERK);
        scenario.submit(opened.number(), "followHandover", CITY_CLERK, Map.of("decision", "reinstate", "outcome", "责令改正", "documentNo", "某监字〔2026〕7号"));
        return opened;
    }

    private Opened again(Opened first) {
        var number = new String[1];
        runAs(CLERK, () -> number[0] = findings.record(SuspensionScenario.finding(first.institutionId(), DISORDERLY_MANAGEMENT), CLERK));
        var opened = new Opened(number[0], first.institutionId(), first.institution());
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕8号"));
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        scenario.review(opened);
        return opened;
    }

    private void order(Opened opened, String measure, String reason) {
        runAs(CITY, () -> rehearing.order(opened.number(), measure, reason, CITY));
    }
}
