package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The training is over and nobody was there: said, answered for, and not the end of the road. */
@IntegrationTest
@DisplayName("未能在培训期间检查")
class MissedInspectionTest {

    private static final String REASON = "当月两名检查人员抽调外出，没有其他人员。";

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('zeren', '责某', 'x') ON CONFLICT DO NOTHING").update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES ('zeren', 'COUNTY_MANAGER', ?, ?)")
                .params(FilingScenario.COUNTY, Role.COUNTY_MANAGER.in(FilingScenario.COUNTY)).update();
    }

    @AfterEach
    void backToNow() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'zeren'").update();
        time.reset();
    }

    @Test
    @DisplayName("结课以前不能选择：应当安排检查、进行检查")
    void notBeforeTheEnd() {
        Draft draft = scenario.running();
        time.passTo(scenario.registered(draft).endsOn().atTime(9, 0));
        assertThatThrownBy(() -> notPlanned(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("培训尚未结束")
                .hasMessageContaining(scenario.registered(draft).endsOn().toString()).hasMessageContaining("第12条");
        scenario.planned(draft, time.today());
        assertThatThrownBy(() -> notMade(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("培训尚未结束");
        path.of(draft.number()).waitsAt("userTask_inspectClass", "userTask_arrangeExam");
    }

    @Test
    @DisplayName("结课以后还没有安排的：不能再安排，写明原因后继续办理；负责人收到通知，流转记录和案件页写明，认定结业由审核人决定")
    void neverPlanned() throws Exception {
        Draft draft = scenario.running();
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        assertThatThrownBy(() -> scenario.planned(draft, time.today())).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("不能再安排检查").hasMessageContaining("未能在培训期间检查");
        notPlanned(draft);
        notMade(draft);
        path.of(draft.number()).passed("event_trainingEnded").waitsAt("userTask_callTrainees", "userTask_arrangeExam");
        assertThat(told(draft)).as("once, though said at both steps").isEqualTo(1);
        assertThat(jdbc.sql("SELECT step_key || ' ' || outcome FROM work_item WHERE case_number = ? AND step_key IN ('planInspection', 'inspectClass')")
                .param(draft.number()).query(String.class).list()).as("their own choices, not the last step's decision")
                .containsExactlyInAnyOrder("planInspection missed", "inspectClass MISSED");
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND text = ?")
                .params(draft.number(), "未能在培训期间检查：" + REASON).query(Integer.class).single()).isEqualTo(2);
        String page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(draft.applicant()))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("没有现场检查：未能在培训期间检查，原因：" + REASON);
        completed(draft);
        assertThat(scenario.registered(draft).state()).isEqualTo(FilingState.COMPLETED);
    }

    @Test
    @DisplayName("安排了没有去成的：结课以后写明原因，继续办理")
    void plannedButNotMade() {
        Draft draft = scenario.running();
        scenario.planned(draft, draft.startsOn());
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        notMade(draft);
        path.of(draft.number()).passed("event_trainingEnded").waitsAt("userTask_callTrainees", "userTask_arrangeExam");
        assertThat(told(draft)).isEqualTo(1);
    }

    @Test
    @DisplayName("去过而没有在流程里安排的：检查记录为准，不说没有检查")
    void visitedWithoutPlan() {
        Draft draft = scenario.running();
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:50",
                List.of(scenario.clerk.name(), scenario.colleague()), "1", "10", List.of(), "秩序良好。", "PASSED", ""), scenario.clerk));
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        notPlanned(draft);
        assertThat(told(draft)).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND text = ?")
                .params(draft.number(), "培训期间的检查已经登记，不再安排：" + REASON).query(Integer.class).single()).isEqualTo(1);
    }

    private void notPlanned(Draft draft) {
        scenario.done(draft, "planInspection", scenario.clerk, Map.of("decision", "missed", "opinion", REASON));
    }

    private void notMade(Draft draft) {
        scenario.done(draft, "inspectClass", scenario.clerk, Map.of("verdict", "MISSED", "opinion", REASON));
        time.passTo(time.today().atTime(9, 5));
    }

    private int told(Draft draft) {
        return jdbc.sql("SELECT count(*) FROM notification WHERE recipient = 'zeren' AND case_number = ? AND title LIKE '未能在培训期间检查：%' AND text LIKE ?")
                .params(draft.number(), "%" + REASON + "%").query(Integer.class).single();
    }

    private void completed(Draft draft) {
        scenario.attendance(draft, (row, lesson) -> "出勤");
        scenario.videos(draft);
        scenario.allCalled(draft);
        scenario.arranged(draft);
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
    }
}
