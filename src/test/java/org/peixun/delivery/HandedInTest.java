package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What was handed in for review is what is reviewed. */
@IntegrationTest
@DisplayName("审核结业期间的考勤和考核结果")
class HandedInTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired TimeMachine.Mover time;
    @Autowired MockMvc mvc;
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
    @DisplayName("报送考核结果以后，考勤和考核结果不能再改；退回补充以后可以改，改后认定")
    void closedWhileReviewed() throws Exception {
        Draft draft = scenario.examined();
        scenario.attendance(draft, (row, lesson) -> row == 4 && lesson <= 5 ? "缺勤" : "出勤");
        scenario.results(draft, failing(draft, 3));
        scenario.reported(draft);

        refused(() -> scenario.results(draft, failing(draft, 0)));
        refused(() -> scenario.attendance(draft, (row, lesson) -> "出勤"));
        refused(() -> correct(draft));
        refused(() -> runAs(draft.applicant(), () -> work.withdrawVideo(draft.number(), "1", "选错了", draft.applicant())));
        for (String page : List.of("attendance", "exam")) {
            assertThat(page(draft, page).select("main form")).isEmpty();
            assertThat(page(draft, page).text()).contains("不能修改（第10、13条）", "退回补充");
        }
        assertThat(page(draft, "videos").select("main form[action$=withdrawal]")).isEmpty();
        refused(() -> runAs(draft.applicant(), () -> work.takeResults(draft.number(), "结果.xlsx",
                new ByteArrayInputStream("不是工作簿".getBytes(StandardCharsets.UTF_8)), "", draft.applicant())));

        review(draft, "return");
        assertThat(scenario.results(draft, failing(draft, 0))).isEmpty();
        assertThat(scenario.attendance(draft, (row, lesson) -> "出勤")).isEmpty();
        correct(draft);
        scenario.reported(draft);
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(10);
    }

    @Test
    @DisplayName("导入的表改动已经登记的考勤、考核结果：说明改了哪几处，没有写更正原因的不导入；更正前后的内容和原因留存在审计中")
    void overwrittenWithItsReason() {
        Draft draft = scenario.examined();
        assertThatThrownBy(() -> scenario.attendance(draft, (row, lesson) -> row == 4 && lesson <= 2 ? "缺勤" : "出勤", " ")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("改动了已经登记的2处（第13条）：第4名学员由“第1次课出勤；第2次课出勤”改为“第1次课缺勤；第2次课缺勤”");
        assertThat(scenario.attendance(draft, (row, lesson) -> "出勤", "")).as("the same again").isEmpty();
        scenario.attendance(draft, (row, lesson) -> row == 4 && lesson <= 2 ? "缺勤" : "出勤", "漏看签到表");
        assertThat(changed(draft, "delivery.attendanceImported", "漏看签到表")).contains("第4名学员", "第1次课出勤；第2次课出勤", "第1次课缺勤；第2次课缺勤");

        scenario.results(draft, failing(draft, 3), "");
        assertThatThrownBy(() -> scenario.results(draft, failing(draft, 0), "")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("第3名学员由“不合格，理论40，实操40”改为“合格，理论85，实操85，证书编号尾号").hasMessageContaining("请填写更正原因");
        assertThat(scenario.results(draft, failing(draft, 0), "成绩录入串行")).isEmpty();
        assertThat(changed(draft, "delivery.resultsImported", "成绩录入串行")).contains("第3名学员", "不合格，理论40，实操40", "合格，理论85，实操85");
    }

    private String changed(Draft draft, String action, String reason) {
        return jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = ? AND summary LIKE ?")
                .params(draft.number(), action, "%原因：" + reason + "%").query(String.class).single();
    }

    private void refused(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("考勤、视频和考核结果不能修改（第10、13条）").hasMessageContaining("退回补充");
    }

    @Test
    @DisplayName("考核日期以前，考核页面不提供登记录像和导入结果，写明哪一天；涉密申请待审批时不再提供申请")
    void notBeforeItsTime() throws Exception {
        Draft draft = scenario.runningOwn();
        assertThat(page(draft, "exam").select("form[action$=/exam], form[action$=/exam/videos]")).isEmpty();
        assertThat(page(draft, "exam").text()).contains("考核安排还没有报送");
        scenario.arranged(draft, scenario.registered(draft).exam().on());
        assertThat(page(draft, "exam").select("form[action$=/exam], form[action$=/exam/videos]")).isEmpty();
        assertThat(page(draft, "exam").text()).contains("考核日期是" + scenario.registered(draft).exam().on());
        assertThat(page(draft, "videos").select("form[action$=secrecy]")).hasSize(1);
        runAs(draft.applicant(), () -> work.askSecrecy(draft.number(), "培训内容涉及国防科研生产，依据保密协议不得录像。", draft.applicant()));
        assertThat(page(draft, "videos").select("form[action$=secrecy]")).isEmpty();
        assertThat(page(draft, "videos").text()).contains("涉密申请待审批：由县（市、区）负责人审批");
        time.passTo(scenario.registered(draft).exam().on().atTime(15, 0));
        assertThat(page(draft, "exam").select("form[action$=/exam], form[action$=/exam/videos]")).hasSize(2);
    }

    private Document page(Draft draft, String name) throws Exception {
        String page = mvc.perform(get("/classes/" + draft.number() + "/" + name).with(signedInAs(draft.applicant())))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return Jsoup.parse(page);
    }

    /** @param position of the one who fails, 0: everybody passes */
    private static BiFunction<Integer, Integer, String> failing(Draft draft, int position) {
        return (row, column) -> row == position ? List.of("40", "40", "不合格", "").get(column - 1)
                : List.of("85", "85", "合格", draft.institutionId() + "-" + row).get(column - 1);
    }

    private void correct(Draft draft) {
        runAs(draft.applicant(), () -> work.correctAttendance(draft.number(), 2, 1, "缺勤", "登记有误", draft.applicant()));
    }

    private void review(Draft draft, String decision) {
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", decision, "opinion", "已核对。"));
    }
}
