package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("责令整改（第12条）：限期改正，期限届满后复查")
class RectificationTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired WorkingCalendar calendar;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;

    private Draft draft;

    @BeforeEach
    void onTheDayOfTheVisit() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        draft = scenario.running();
        scenario.planned(draft, draft.startsOn());
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("检查结论为责令整改：复查整改的时限自整改期限起算，通知培训主体；复查已整改即办结，培训照常")
    void rectified() throws Exception {
        LocalDate dueOn = draft.startsOn().plusDays(5);
        inspected(dueOn.toString());
        path.of(draft.number()).passed("userTask_inspectClass").waitsAt("userTask_recheckRectification", "userTask_arrangeExam");
        assertThat(dueDay()).isEqualTo(calendar.plus(dueOn, WorkingDays.of(5)));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '责令整改%'").param(draft.number())
                .query(String.class).list()).containsExactly("责令整改：到课人数与考勤不符，期限" + dueOn + "。");

        rechecked("rectified", "");

        path.of(draft.number()).passed("endEvent_rectified").notPassed("endEvent_notRectified").waitsAt("userTask_arrangeExam");
        for (String page : List.of("/classes/" + draft.number() + "/inspections", "/cases/" + draft.number())) {
            var shown = mvc.perform(get(page).with(signedInAs(scenario.clerk))).andExpect(status().isOk()).andReturn()
                    .getResponse().getContentAsString();
            PageAssertions.assertPolite(shown);
            assertThat(shown).contains("责令整改", "已整改", "已补齐。");
        }
    }

    @Test
    @DisplayName("再次责令：回到复查，时限按新的期限；仍未整改的结束复查，告诉县区负责人，再次检查合格以前不能认定结业")
    void orderedAgainThenNot() {
        inspected(draft.startsOn().plusDays(5).toString());
        time.passWorkingDays(3);
        LocalDate second = time.today().plusDays(10);
        rechecked("orderAgain", second.toString());
        path.of(draft.number()).notPassed("endEvent_rectified").waitsAt("userTask_recheckRectification", "userTask_arrangeExam");
        assertThat(dueDay()).isEqualTo(calendar.plus(second, WorkingDays.of(5)));

        rechecked("notRectified", "");

        path.of(draft.number()).passed("endEvent_notRectified").waitsAt("userTask_arrangeExam");
        assertThat(work.inspecting(draft.number(), scenario.clerk).orders()).extracting(Rectification::standing)
                .containsExactly("再次责令", "未整改");
        assertThat(work.examined(draft.number(), draft.applicant()).blocks())
                .contains("责令整改的问题未整改，须再次检查合格（第12条）：到课人数与考勤不符");

        time.passWorkingDays(1);
        visited("PASSED", draft.startsOn() + " 09:30");
        assertThat(unrectified()).as("of a day before the recheck").isTrue();
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        visited("PASSED", time.today() + " 08:30");
        assertThat(unrectified()).as("seen again, without a lesson that day").isFalse();
    }

    private boolean unrectified() {
        return work.examined(draft.number(), draft.applicant()).blocks().stream().anyMatch(block -> block.contains("未整改"));
    }

    private void visited(String verdict, String at) {
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(at, List.of(scenario.clerk.name(), scenario.colleague()), "1", "10",
                List.of(), "再次到现场检查。", verdict, ""), scenario.clerk));
    }

    @Test
    @DisplayName("逾期未复查：先提醒，后逐级督办；结课、回访以后仍等复查，考核安排照常报送，复查以后才审核结业")
    void late() {
        inspected(draft.startsOn().plusDays(1).toString());
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        path.of(draft.number()).passed("event_recheckRectificationReminderDue", "endEvent_rectificationReminded",
                "event_recheckRectificationDeadlineReached", "endEvent_rectificationEscalated")
                .waitsAt("userTask_recheckRectification", "userTask_callTrainees", "userTask_arrangeExam");
        scenario.allCalled(draft);
        path.of(draft.number()).passed("endEvent_trainingConducted").waitsAt("userTask_recheckRectification", "userTask_arrangeExam");
        rechecked("rectified", "");
        path.of(draft.number()).waitsAt("userTask_arrangeExam");
    }

    @Test
    @DisplayName("没有期限、期限太远或者已过的不能责令；再次责令同样；没有复查完的不能另行责令，以后的检查同样可以责令")
    void refusals() {
        for (String day : List.of("", "2026-13-01", time.today().toString(), time.today().plusDays(31).toString())) {
            assertThatThrownBy(() -> inspected(day)).isInstanceOf(RequestRefused.class).hasMessageContaining("整改期限");
        }
        inspected(time.today().plusDays(30).toString());
        assertThatThrownBy(() -> rechecked("orderAgain", time.today().toString()))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("整改期限应为" + time.today().plusDays(1));
        assertThatThrownBy(this::inspectedAgain).isInstanceOf(RequestRefused.class).hasMessageContaining("上一次责令整改尚未复查");
        path.of(draft.number()).waitsAt("userTask_recheckRectification", "userTask_arrangeExam");
        rechecked("rectified", "");
        inspectedAgain();
        path.of(draft.number()).waitsAt("userTask_recheckRectification", "userTask_arrangeExam");
    }

    @Test
    @DisplayName("实施培训已经办结的：不提供责令整改和涉密申请，写明原因和怎样办，不说“可能刚刚办结”；不合格照常登记")
    void afterTheTraining() throws Exception {
        assertThat(work.inspecting(draft.number(), scenario.clerk).verdicts()).containsKey("RECTIFY");
        scenario.inspected(draft);
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        scenario.allCalled(draft);
        path.of(draft.number()).passed("endEvent_trainingConducted");
        assertThat(work.inspecting(draft.number(), scenario.clerk).verdicts()).containsOnlyKeys("PASSED", "FAILED");
        assertThatThrownBy(this::inspectedAgain).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("实施培训已经办结").hasMessageContaining("请选择不合格").hasMessageNotContaining("可能刚刚办结");
        for (String page : List.of("inspections", "videos")) {
            var shown = mvc.perform(get("/classes/" + draft.number() + "/" + page)
                    .with(signedInAs(page.equals("videos") ? draft.applicant() : scenario.clerk))).andReturn().getResponse().getContentAsString();
            PageAssertions.assertPolite(shown);
            assertThat(shown).contains("实施培训已经办结").doesNotContain("整改期限", "申请按涉密班期管理");
        }
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> work.askSecrecy(draft.number(), "培训内容涉及国防科研生产，不得录像。", draft.applicant()))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("不再审批涉密申请").hasMessageContaining("录像缺失"));
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:55",
                List.of(scenario.clerk.name(), scenario.colleague()), "1", "9", List.of("VIDEO"), "没有录像。", "FAILED", ""), scenario.clerk));
    }

    @Test
    @DisplayName("案件页上同时有几张表单的，编号没有重复的，点说明到自己的一项")
    void formsBesideEachOther() throws Exception {
        inspected(draft.startsOn().plusDays(5).toString());
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        var page = Jsoup.parse(mvc.perform(get("/cases/" + draft.number()).with(signedInAs(scenario.clerk))).andReturn().getResponse().getContentAsString());
        assertThat(page.select("form[data-autosave-url] textarea[name=opinion]")).hasSizeGreaterThan(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        page.select("button[data-phrase-into]").forEach(button ->
                assertThat(button.closest("form")).isEqualTo(page.getElementById(button.attr("data-phrase-into")).closest("form")));
    }

    private void inspected(String rectifyOn) {
        Map<String, Object> values = new HashMap<>(Map.of("visitedAt", draft.startsOn() + " 08:50",
                "officers", scenario.clerk.name() + "、" + scenario.colleague(), "session", "1", "counted", "9",
                "findings", List.of("FEWER"), "verdict", "RECTIFY", "opinion", "少一人。"));
        values.put("rectifyOn", rectifyOn);
        scenario.done(draft, "inspectClass", scenario.clerk, values);
    }

    /** On the page, beyond the one that the process asks for. */
    private void inspectedAgain() {
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:56",
                List.of(scenario.clerk.name(), scenario.colleague()), "1", "9", List.of("VIDEO"), "没有录像。", "RECTIFY",
                time.today().plusDays(3).toString()), scenario.clerk));
    }

    private void rechecked(String decision, String rectifyOn) {
        Map<String, Object> values = new HashMap<>(Map.of("officers", scenario.clerk.name() + "、" + scenario.colleague(),
                "decision", decision, "opinion", "已补齐。"));
        if (!rectifyOn.isEmpty()) {
            values.put("rectifyOn", rectifyOn);
        }
        scenario.done(draft, "recheckRectification", scenario.clerk, values);
    }

    private LocalDate dueDay() {
        return jdbc.sql("SELECT due_at FROM work_item WHERE case_number = ? AND step_key = 'recheckRectification' AND state = 'OPEN'")
                .param(draft.number()).query(OffsetDateTime.class).single()
                .atZoneSameInstant(Zone.CHINA).toLocalDate();
    }
}
