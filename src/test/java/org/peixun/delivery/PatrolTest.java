package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What stays of an own exam: who watched it and when, or why nobody did; and its recording. */
@IntegrationTest
@DisplayName("巡考和考试录像（第10条）")
class PatrolTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired Exams exams;
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
    @DisplayName("巡考人员不足两名、不是本县区经办人员，或者时间不在考试当日的，说明可以填写什么；登记以后考核栏写明人员和时间")
    void whoAndWhen() {
        Draft draft = scenario.examinedOwn();
        String colleague = scenario.colleague();
        assertThatThrownBy(() -> patrol(draft, Map.of("officers", scenario.clerk.name()))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("巡考须有2名不同的本县区经办人员（第10条）").hasMessageContaining(colleague);
        assertThatThrownBy(() -> patrol(draft, Map.of("officers", colleague + "、路人甲"))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("“路人甲”不在其中");
        for (String at : List.of("2026-05-01 09:30", "上午", scenario.patrolAt(draft).replace("09:30", "23:30"))) {
            assertThatThrownBy(() -> patrol(draft, Map.of("patrolAt", at))).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("巡考时间应为考试当日").hasMessageContaining(scenario.patrolAt(draft));
        }
        patrol(draft, Map.of());
        assertThat(examined(draft).patrolOfficers()).isEqualTo(scenario.clerk.name() + "、" + colleague);
        assertThat(examined(draft).patrolAt()).isEqualTo(scenario.patrolAt(draft));
    }

    @Test
    @DisplayName("未巡考：写明原因，县区负责人收到通知，审核人看到，不妨碍认定结业；不能同时登记考场问题")
    void nobodyWent() {
        Draft draft = scenario.examinedOwn();
        Map<String, Object> unpatrolled = Map.of("verdict", "UNPATROLLED", "opinion", "当日两名经办人员均在市里参加会审。");
        assertThatThrownBy(() -> scenario.done(draft, "patrolExam", scenario.clerk, with(unpatrolled, Map.of("items", List.of("VIDEO")))))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("没有看到考场");
        scenario.done(draft, "patrolExam", scenario.clerk, unpatrolled);
        assertThat(examined(draft).patrol()).isEqualTo("未巡考");
        assertThat(examined(draft).patrolNote()).contains("会审");
        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE recipient = 'zeren' AND title LIKE '未巡考：%'").query(Integer.class).single()).isPositive();
        scenario.results(draft, true);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "录像完整，予以认定。"));
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(10);
    }

    @Test
    @DisplayName("巡考的序号、结论登记有误：结业决定以前县区经办写明原因更正，更正前后的内容留存；记录写明是哪几名学员")
    void corrected() throws Exception {
        Draft draft = scenario.examinedOwn();
        assertThatThrownBy(() -> correct(draft, "VALID", List.of(), "", "看错")).isInstanceOf(RequestRefused.class).hasMessageContaining("请在案件页办理“巡考”");
        scenario.patrolled(draft, "PARTLY", List.of("CHEATING"), "3、8");
        assertThat(said(draft)).contains("部分无效（第3、8名学员）；有作弊");
        scenario.results(draft, true);
        scenario.reported(draft);
        assertThatThrownBy(() -> correct(draft, "PARTLY", List.of("CHEATING"), "3、7", " ")).isInstanceOf(RequestRefused.class).hasMessageContaining("原因应写1至500字");
        assertThatThrownBy(() -> correct(draft, "PARTLY", List.of("CHEATING"), "3、70", "看错一行")).isInstanceOf(RequestRefused.class).hasMessageContaining("花名册共10人");
        correct(draft, "PARTLY", List.of("CHEATING"), "3、7", "登记时序号看错一行");
        assertThat(said(draft)).contains("更正巡考：", "（第3、7名学员）", "原为", "（第3、8名学员）", "登记时序号看错一行");
        String page = mvc.perform(get("/classes/" + draft.number() + "/patrol").with(signedInAs(scenario.clerk))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("（第3、7名学员）");
        var form = org.jsoup.Jsoup.parse(page).selectFirst("form[action$=/patrol]");
        assertThat(form.select("option[selected]").text()).as("what stands is in the form").isEqualTo("部分无效");
        assertThat(form.select("input[name=items][checked]").eachAttr("value")).containsExactly("CHEATING");
        assertThat(form.selectFirst("#voidPositions").val()).isEqualTo("3、7");
        assertThat(form.selectFirst("#officers").val()).isEqualTo(scenario.clerk.name() + "、" + scenario.colleague());
        assertThat(form.selectFirst("#patrolAt").val()).isEqualTo(scenario.patrolAt(draft));
        assertThat(form.selectFirst("#opinion").val()).isEqualTo("当日人员不足，未到考场。");
        assertThat(form.selectFirst("#reason").val()).isEmpty();
        assertThat(mvc.perform(get("/cases/" + draft.number()).with(signedInAs(scenario.clerk))).andReturn().getResponse().getContentAsString()).contains("更正巡考");
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).extracting(Certificates.Line::position).containsExactly(1, 2, 4, 5, 6, 8, 9, 10);
        assertThatThrownBy(() -> correct(draft, "VALID", List.of(), "", "看错")).isInstanceOf(RequestRefused.class).hasMessageContaining("只有已开班、尚未结业的班期可以登记");
    }

    @Test
    @DisplayName("打开更正页面以后同事已经更正：不悄悄改回，写明现在的记录；核对后可以再登记")
    void correctedMeanwhile() throws Exception {
        Draft draft = scenario.examinedOwn();
        scenario.patrolled(draft, "PARTLY", List.of("CHEATING"), "3、8");
        String seen = seen(mvc.perform(get("/classes/" + draft.number() + "/patrol").with(signedInAs(scenario.clerk))).andReturn());
        correct(draft, "PARTLY", List.of("CHEATING"), "3、7", "登记时序号看错一行");
        MvcResult refused = mvc.perform(correction(draft, seen)).andExpect(status().isConflict()).andReturn();
        assertThat(org.jsoup.Jsoup.parse(refused.getResponse().getContentAsString()).select(".problem-list").text()).contains("没有登记", "（第3、7名学员）");
        assertThat(work.patrolling(draft.number(), scenario.clerk).standing().typed().positions()).isEqualTo("3、7");
        mvc.perform(correction(draft, seen(refused))).andExpect(status().is3xxRedirection());
        assertThat(work.patrolling(draft.number(), scenario.clerk).standing().typed().positions()).isEqualTo("3、8");
    }

    private static String seen(MvcResult page) throws Exception {
        return org.jsoup.Jsoup.parse(page.getResponse().getContentAsString()).selectFirst("form[action$=/patrol] input[name=seen]").val();
    }

    private MockHttpServletRequestBuilder correction(Draft draft, String seen) {
        return post("/classes/" + draft.number() + "/patrol").param("verdict", "PARTLY").param("items", "CHEATING").param("voidPositions", "3、8")
                .param("officers", scenario.clerk.name() + "、" + scenario.colleague()).param("patrolAt", scenario.patrolAt(draft)).param("opinion", "全程在场。")
                .param("reason", "补写情况").param("seen", seen).param("commandId", UUID.randomUUID().toString()).with(signedInAs(scenario.clerk)).with(csrf());
    }

    @Test
    @DisplayName("误登考试无效、重新考核：安排报送以前更正结论的，不再重新考核，报送原考试的结果；仍为无效的不受影响；报送以后不能取消")
    void repeatTakenBack() throws Exception {
        Draft draft = scenario.examinedOwn();
        String examOn = examined(draft).on();
        scenario.results(draft, true);
        scenario.invalid(draft, "examAgain");
        path.of(draft.number()).waitsAt("userTask_arrangeExam");
        assertThat(mvc.perform(get("/classes/" + draft.number() + "/patrol").with(signedInAs(scenario.clerk))).andReturn().getResponse().getContentAsString())
                .contains("不再重新考核，由培训主体报送原考试的结果");
        correct(draft, "INVALID", List.of("CHEATING"), "", "问题少选一项");
        path.of(draft.number()).waitsAt("userTask_arrangeExam").notPassed("event_repeatCancelled");

        correct(draft, "PARTLY", List.of("CHEATING"), "3", "看错考场");
        path.of(draft.number()).passed("event_repeatCancelled").waitsAt("userTask_reportResults");
        assertThat(said(draft)).contains("更正巡考", "不再重新考核，由培训主体报送" + examOn + "考试的结果");
        scenario.reported(draft);
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(9);
    }

    @Test
    @DisplayName("重新考核的安排已经报送的：更正以前的巡考不再可能，按新的考试巡考")
    void repeatArranged() {
        Draft draft = scenario.examinedOwn();
        scenario.invalid(draft, "examAgain");
        scenario.arranged(draft, time.today().plusDays(10));
        path.of(draft.number()).waitsAt("userTask_patrolExam");
        assertThatThrownBy(() -> correct(draft, "VALID", List.of(), "", "看错考场")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("请在案件页办理“巡考”");
    }

    @Test
    @DisplayName("没有登记巡考，考核已经逾期转入审核结业：退回补充以后县区经办补登未巡考和原因，负责人收到通知，不妨碍认定结业")
    void lapsedBeforeThePatrol() {
        Draft draft = scenario.examinedOwn();
        time.passTo(time.today().plusDays(90 + 60 + 1).atTime(9, 0));
        path.of(draft.number()).passed("event_examLapsed").waitsAt("userTask_reviewCompletion");
        assertThat(examined(draft).blocks()).anyMatch(block -> block.startsWith("没有巡考记录（第10条），由县区经办在“考核”栏补登巡考"));
        review(draft, "return");
        path.of(draft.number()).waitsAt("userTask_reportResults");
        correct(draft, "UNPATROLLED", List.of(), "", "考核逾期，巡考没有登记");
        assertThat(examined(draft).patrol()).isEqualTo("未巡考");
        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE recipient = 'zeren' AND case_number = ? AND title LIKE '未巡考：%'").param(draft.number())
                .query(Integer.class).single()).isOne();
        scenario.results(draft, true);
        scenario.reported(draft);
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(10);
    }

    private void correct(Draft draft, String verdict, List<String> items, String positions, String reason) {
        runAs(scenario.clerk, () -> work.correctPatrol(draft.number(), new Exams.Typed(verdict, items, positions, "当日人员不足，未到考场。",
                scenario.clerk.name() + "、" + scenario.colleague(), scenario.patrolAt(draft)), "", reason, scenario.clerk));
    }

    private void review(Draft draft, String decision) {
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", decision, "opinion", "已核对。"));
    }

    /** The last of the timeline. */
    private String said(Draft draft) {
        return jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '%巡考结论%' ORDER BY id DESC LIMIT 1").param(draft.number())
                .query(String.class).single();
    }

    @Test
    @DisplayName("旧模型的巡考表单没有问人员和时间，仍可登记")
    void earlierForm() {
        Draft draft = scenario.examinedOwn();
        runAs(scenario.clerk, () -> exams.patrol(draft.number(), new Exams.Typed("VALID", List.of(), null, "秩序良好。", null, null), scenario.clerk));
        assertThat(examined(draft).patrol()).isEqualTo("考试有效");
    }

    @Test
    @DisplayName("自行命题的考试没有登记录像的不能报送考核结果；其他评价方式不登记；考试以前不能登记；同一校验值只登记一次")
    void recording() {
        Draft draft = scenario.examinedOwn();
        scenario.patrolled(draft, "VALID", List.of(), "");
        scenario.results(draft, true);
        assertThatThrownBy(() -> scenario.done(draft, "reportResults", draft.applicant(), Map.of())).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("全程录像备查（第10条）").hasMessageContaining("还没有登记录像");
        assertThatThrownBy(() -> record(draft, new ExamVideos.Typed("", "本校服务器", "x", "0"))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("录像名称应填写").hasMessageContaining("校验值应为64位").hasMessageContaining("时长应为");
        scenario.examRecorded(draft);
        assertThatThrownBy(() -> scenario.examRecorded(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("不需要重复登记");
        String video = String.valueOf(examined(draft).videos().get(0).id());
        assertThatThrownBy(() -> withdraw(draft, video, "")).isInstanceOf(RequestRefused.class).hasMessageContaining("撤销原因应写1至200字");
        withdraw(draft, video, "是另一场考试的录像");
        assertThatThrownBy(() -> withdraw(draft, video, "再撤销一次")).isInstanceOf(RequestRefused.class).hasMessageContaining("刚刚撤销过的");
        assertThat(examined(draft).videos()).isEmpty();
        assertThatThrownBy(() -> scenario.done(draft, "reportResults", draft.applicant(), Map.of())).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("还没有登记录像");
        scenario.examRecorded(draft);
        scenario.done(draft, "reportResults", draft.applicant(), Map.of());
        path.of(draft.number()).waitsAt("userTask_reviewCompletion");

        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        Draft early = scenario.runningOwn();
        scenario.arranged(early, scenario.registered(early).exam().on());
        assertThatThrownBy(() -> scenario.examRecorded(early)).isInstanceOf(RequestRefused.class).hasMessageContaining("考核日期到了以后");
        Draft other = scenario.examined();
        assertThatThrownBy(() -> scenario.examRecorded(other)).isInstanceOf(RequestRefused.class).hasMessageContaining("只有自行命题");
    }

    private void withdraw(Draft draft, String video, String reason) {
        runAs(draft.applicant(), () -> work.withdrawExamVideo(draft.number(), video, reason, draft.applicant()));
    }

    private void record(Draft draft, ExamVideos.Typed typed) {
        runAs(draft.applicant(), () -> work.addExamVideo(draft.number(), typed, draft.applicant()));
    }

    private void patrol(Draft draft, Map<String, Object> others) {
        scenario.done(draft, "patrolExam", scenario.clerk, with(Map.of("verdict", "VALID", "opinion", "秩序良好。",
                "officers", scenario.clerk.name() + "、" + scenario.colleague(), "patrolAt", scenario.patrolAt(draft)), others));
    }

    private static Map<String, Object> with(Map<String, Object> values, Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(others);
        return all;
    }

    private DeliverySections.Examined examined(Draft draft) {
        return work.examined(draft.number(), draft.applicant());
    }
}
