package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

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
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("现场检查不合格（第12条）：再次检查合格以前不能认定结业")
class FailedInspectionTest {

    private static final String BLOCK = "最近一次现场检查结论为不合格，须再次检查合格（第12条）：培训内容与课程表不一致";

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private Draft draft;

    @BeforeEach
    void found() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('zeren', '责某', 'x') ON CONFLICT DO NOTHING").update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES ('zeren', 'COUNTY_MANAGER', ?, ?)")
                .params(FilingScenario.COUNTY, Role.COUNTY_MANAGER.in(FilingScenario.COUNTY)).update();
        draft = scenario.running();
        scenario.planned(draft, draft.startsOn());
        scenario.done(draft, "inspectClass", scenario.clerk, Map.of("visitedAt", draft.startsOn() + " 08:50",
                "officers", scenario.clerk.name() + "、" + scenario.colleague(), "session", "1", "counted", "9",
                "findings", List.of("CONTENT"), "verdict", "FAILED", "opinion", "没有按课程表上课。"));
    }

    @AfterEach
    void backToNow() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'zeren'").update();
        time.reset();
    }

    @Test
    @DisplayName("负责人和培训主体收到通知；结课以后没有课的日子可以再次检查，合格后可以认定")
    void passedAgain() {
        assertThat(jdbc.sql("SELECT text FROM notification WHERE recipient = 'zeren' AND case_number = ? AND title LIKE '现场检查不合格：%'")
                .param(draft.number()).query(String.class).list()).singleElement().asString()
                .contains("由县区经办在“登记投诉举报”中登记（来源：日常检查）");
        assertThat(work.inspecting(draft.number(), scenario.clerk).complaint())
                .isEqualTo("/complaints/new?source=INSPECTION&filing=" + draft.number() + "&topic=MANAGEMENT");
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        scenario.attendance(draft, (row, lesson) -> "出勤");
        scenario.videos(draft);
        scenario.allCalled(draft);
        scenario.arranged(draft);
        scenario.results(draft, false);
        scenario.reported(draft);
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).containsExactly(BLOCK);
        assertThatThrownBy(this::recognised).isInstanceOf(RequestRefused.class).hasMessageContaining("最近一次现场检查结论为不合格");

        again("PASSED", time.today() + " 08:30");

        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).isEmpty();
        recognised();
        assertThat(scenario.registered(draft).state()).isEqualTo(FilingState.COMPLETED);
    }

    @Test
    @DisplayName("又一次不合格的仍不能认定；早于不合格检查的合格检查不算；没有不合格检查的，检查时间仍应在该次课当日")
    void stillFailed() {
        time.passWorkingDays(1);
        again("PASSED", draft.startsOn() + " 08:40");
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).contains(BLOCK);
        again("FAILED", time.today() + " 08:30");
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).contains(BLOCK);
        again("PASSED", time.today() + " 08:45");
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).doesNotContain(BLOCK);
        assertThatThrownBy(() -> again("PASSED", time.today() + " 08:50")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("检查时间应为该次课当日");
    }

    @Test
    @DisplayName("检查人员、时间、课次、人数、整改期限都有误的，一次全部说明；可以填写的检查人员包括本人")
    void allProblemsAtOnce() {
        Draft running = scenario.running();
        runAs(scenario.clerk, () -> assertThatThrownBy(() -> work.inspect(running.number(), new Inspections.Typed("昨天", List.of("路人甲"), "99", "三十",
                List.of("SAFETY"), "看到安全隐患。", "RECTIFY", "上周"), scenario.clerk)).isInstanceOfSatisfying(RequestRefused.class, refused -> {
                    assertThat(refused.problems()).extracting(Problem::field).containsExactly("officers", "visitedAt", "session", "counted", "rectifyOn");
                    assertThat(refused.problems().get(0).message()).contains("“路人甲”不在其中", scenario.clerk.name(), scenario.colleague());
                }));
    }

    @Test
    @DisplayName("清点的人数多于本班期学员的，指出是哪一项，写明班期人数；等于的照收")
    void moreThanTheClass() {
        Draft running = scenario.running();
        runAs(scenario.clerk, () -> assertThatThrownBy(() -> counted(running, "11")).isInstanceOfSatisfying(RequestRefused.class, refused -> {
            assertThat(refused.problems()).extracting(Problem::field).containsExactly("counted");
            assertThat(refused.problems().get(0).message()).contains("本班期学员10人");
        }));
        runAs(scenario.clerk, () -> counted(running, "１０"));
        assertThat(work.inspecting(running.number(), scenario.clerk).inspections()).hasSize(1);
    }

    private void counted(Draft running, String heads) {
        work.inspect(running.number(), new Inspections.Typed(running.startsOn() + " 08:40", List.of(scenario.clerk.name(), scenario.colleague()),
                "1", heads, List.of(), "秩序良好。", "PASSED", ""), scenario.clerk);
    }

    /** Of the first lesson, whenever. */
    private void again(String verdict, String at) {
        List<String> findings = verdict.equals("PASSED") ? List.of() : List.of("CONTENT");
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(at, List.of(scenario.clerk.name(), scenario.colleague()),
                "1", "10", findings, "再次到现场检查。", verdict, ""), scenario.clerk));
    }

    private void recognised() {
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
    }
}
