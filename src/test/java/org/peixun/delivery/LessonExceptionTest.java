package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.ClassRecords;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A power cut is nobody's fault: said, answered for, and not the end of the road. */
@IntegrationTest
@DisplayName("课次未上、录像缺失：县区经办核实登记，写明原因")
class LessonExceptionTest {

    private static final String REASON = "当日停电，供电公司通知附后。";

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired ClassRecords records;
    @Autowired WorkingCalendar calendar;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private Draft draft;

    @BeforeEach
    void running() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('zeren', '责某', 'x') ON CONFLICT DO NOTHING").update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES ('zeren', 'COUNTY_MANAGER', ?, ?)")
                .params(FilingScenario.COUNTY, Role.COUNTY_MANAGER.in(FilingScenario.COUNTY)).update();
        draft = scenario.running();
        scenario.planned(draft, draft.startsOn());
        scenario.inspected(draft);
    }

    @AfterEach
    void backToNow() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'zeren'").update();
        time.reset();
    }

    @Test
    @DisplayName("录像缺失：登记以前不能认定结业，写明原因以后可以；负责人收到通知，视频栏写明")
    void recordingLost() throws Exception {
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        scenario.attendance(draft, (row, lesson) -> "出勤");
        scenario.videos(draft, 2);
        assertThat(blocks()).anyMatch(block -> block.startsWith("有1次课没有培训过程视频（第2条）：第2次课"));
        except("2", "NO_VIDEO");
        assertThat(blocks()).noneMatch(block -> block.contains("视频"));
        assertThat(told("录像缺失：%")).isEqualTo(1);
        String page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(draft.applicant()))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("录像缺失", REASON);

        scenario.allCalled(draft);
        scenario.arranged(draft);
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        assertThat(scenario.registered(draft).state()).isEqualTo(FilingState.COMPLETED);
    }

    @Test
    @DisplayName("该次课未上：不登记考勤和视频，登记以后可以变更到以后的日期；补上以前不能认定结业")
    void notHeld() {
        time.passWorkingDays(1);
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson > 2 ? "" : lesson == 2 ? "缺勤" : "出勤")).isEmpty();
        assertThatThrownBy(() -> moveTheSecond()).isInstanceOf(RequestRefused.class).hasMessageContaining("已经上完或者临近")
                .hasMessageContaining("先登记该次课未上");
        runAs(draft.applicant(), () -> changes.giveUp(draft.number(), draft.applicant()));
        except("2", "NOT_HELD");
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = 'delivery.lessonException'").param(draft.number())
                .query(String.class).single()).as("what was marked is not lost").contains("第10名学员", "第2次课缺勤");
        assertThat(told("该次课未上：%")).isEqualTo(1);
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson == 2 ? "缺勤" : "")).extracting(fault -> fault.problem())
                .allMatch(problem -> problem.contains("登记为未上"));
        assertThatThrownBy(() -> scenario.videos(draft, 1, 3, 4)).isInstanceOf(RequestRefused.class).hasMessageContaining("登记为未上");
        assertThat(blocks()).anyMatch(block -> block.startsWith("有1次课没有上，应由培训主体申请变更") && block.contains("第2次课"));

        moveTheSecond();
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));

        assertThat(blocks()).noneMatch(block -> block.contains("没有上"));
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().missing()).as("to be attended like any other")
                .anyMatch(label -> label.startsWith("第2次课"));
        assertThat(scenario.attendance(draft, (row, lesson) -> "出勤")).isEmpty();
        scenario.videos(draft);
        assertThat(blocks()).noneMatch(block -> block.contains("考勤") || block.contains("视频") || block.contains("没有上"));
    }

    @Test
    @DisplayName("检查时没有上课的课次改期以后：以前的检查不是新课次的检查，不显示新课次的考勤人数，也不算新课次的记录")
    void inspectedWhenNotHeld() {
        time.passWorkingDays(1);
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 10:30",
                List.of(scenario.clerk.name(), scenario.colleague()), "2", "0", List.of("CONTENT"), "停电，没有上课。", "FAILED", ""), scenario.clerk));
        except("2", "NOT_HELD");
        moveTheSecond();
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(records.lessons(draft.number(), scenario.registered(draft).days())).containsOnly(1);
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        scenario.attendance(draft, (row, lesson) -> "出勤");
        assertThat(work.inspecting(draft.number(), scenario.clerk).inspections()).extracting(Inspection::label, Inspection::attendance)
                .containsExactly(tuple("第1次课", "出勤10人（已登记10人）"), tuple("第2次课（已改期）", "—"));
    }

    @Test
    @DisplayName("检查的课次只登记了部分学员的考勤：写明登记了几人，不当作全班的出勤人数与清点人数对照；没有登记的不显示")
    void sheetHalfEntered() {
        assertThat(work.inspecting(draft.number(), scenario.clerk).inspections()).extracting(Inspection::attendance).containsExactly("—");
        time.passTo(draft.startsOn().atTime(18, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson > 1 || row > 4 ? "" : row == 4 ? "缺勤" : "出勤")).isEmpty();
        assertThat(work.inspecting(draft.number(), scenario.clerk).inspections()).extracting(Inspection::attendance).containsExactly("出勤3人（已登记4人）");
        runAs(scenario.clerk, () -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 09:30",
                List.of(scenario.clerk.name(), scenario.colleague()), "1", "10", List.of(), "秩序良好。", "PASSED", ""), scenario.clerk));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '%清点%' ORDER BY id DESC LIMIT 1").param(draft.number())
                .query(String.class).single()).contains("清点10人，考勤表出勤3人（已登记4人），结论：合格");
    }

    @Test
    @DisplayName("已有学员出勤或者视频的、还没有到日期的、没有写原因的不能登记；登记有误的可以撤销；培训主体不能登记")
    void refusals() throws Exception {
        refused("2", "NOT_HELD", REASON, "上课时间不晚于现在");
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson == 2 ? "出勤" : "")).extracting(fault -> fault.problem())
                .as("this afternoon").isNotEmpty().allMatch(problem -> problem.contains("还没有上课"));
        assertThatThrownBy(() -> scenario.videos(draft, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20))
                .as("it goes on until noon").isInstanceOf(RequestRefused.class).hasMessageContaining("下课以后才能登记视频");
        time.passTo(draft.startsOn().atTime(18, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson == 1 ? "出勤" : "")).isEmpty();
        scenario.videos(draft, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        refused("1", "NOT_HELD", REASON, "已经登记了视频");
        refused("1", "NO_VIDEO", REASON, "已经登记了视频");
        refused("3", "NOT_HELD", REASON, "上课时间不晚于现在");
        refused("2", "NOT_HELD", " ", "原因应写1至500字");
        refused("2", "", REASON, "请选择登记的情况");
        refused("2", "WITHDRAWN", REASON, "不需要撤销");
        except("2", "NOT_HELD");
        except("2", "WITHDRAWN");
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson == 2 ? "出勤" : "")).isEmpty();
        refused("2", "NOT_HELD", REASON, "已经登记有学员出勤");
        mvc.perform(multipart("/classes/" + draft.number() + "/inspections/lessons").param("lesson", "2").param("kind", "NO_VIDEO")
                .param("reason", REASON).with(csrf()).with(signedInAs(draft.applicant()))).andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("视频登记到了另一次课：培训主体写明原因撤销，不再妨碍登记未上；同一视频可以登记到正确的课次，也可以重新登记；撤销留存")
    void wrongLesson() throws Exception {
        time.passTo(draft.startsOn().atTime(18, 0));
        scenario.videos(draft, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        refused("1", "NOT_HELD", REASON, "请培训主体先在“培训过程视频”中撤销");
        String video = String.valueOf(work.recording(draft.number(), draft.applicant()).records().videos().get(0).id());
        withdraw(video, " ").andExpect(status().isBadRequest());
        withdraw("0", "选错了课次").andExpect(status().isBadRequest());
        mvc.perform(post("/classes/" + draft.number() + "/videos/withdrawal").param("video", video).param("reason", "选错了课次")
                .with(csrf()).with(signedInAs(scenario.clerk))).andExpect(status().isForbidden());
        withdraw(video, "选错了课次").andExpect(status().is3xxRedirection());
        assertThat(work.recording(draft.number(), draft.applicant()).records().videos()).isEmpty();
        assertThat(jdbc.sql("SELECT withdrawn_reason FROM class_video WHERE number = ?").param(draft.number()).query(String.class).list())
                .containsExactly("选错了课次");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE case_number = ? AND action = 'delivery.videoWithdrawn'").param(draft.number())
                .query(String.class).single()).contains("撤销视频登记：第1次课", "原因：选错了课次");
        except("1", "NOT_HELD");
        except("1", "WITHDRAWN");
        scenario.videos(draft, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        assertThat(work.recording(draft.number(), draft.applicant()).records().videos()).hasSize(1);
        PageAssertions.assertPolite(mvc.perform(get("/classes/" + draft.number() + "/videos").with(signedInAs(draft.applicant())))
                .andReturn().getResponse().getContentAsString());
    }

    private org.springframework.test.web.servlet.ResultActions withdraw(String video, String reason) throws Exception {
        return mvc.perform(post("/classes/" + draft.number() + "/videos/withdrawal").param("video", video).param("reason", reason)
                .param("commandId", java.util.UUID.randomUUID().toString()).with(csrf()).with(signedInAs(draft.applicant())));
    }

    @Test
    @DisplayName("证明材料随登记上传")
    void proof() throws Exception {
        var file = new MockMultipartFile("file", "停电通知.pdf", "application/pdf",
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        mvc.perform(multipart("/classes/" + draft.number() + "/inspections/lessons").file(file).param("commandId", java.util.UUID.randomUUID().toString()).param("lesson", "1").param("kind", "NO_VIDEO")
                .param("reason", REASON).with(csrf()).with(signedInAs(scenario.clerk))).andExpect(status().is3xxRedirection());
        String page = mvc.perform(get("/classes/" + draft.number() + "/inspections").with(signedInAs(scenario.clerk))).andReturn()
                .getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("录像缺失", REASON, "停电通知.pdf");
    }

    private void except(String lesson, String kind) {
        except(lesson, kind, REASON, scenario.clerk);
    }

    private void except(String lesson, String kind, String reason, Actor actor) {
        runAs(actor, () -> work.exceptLesson(draft.number(), lesson, kind, reason, null, null, actor));
    }

    private void refused(String lesson, String kind, String reason, String why) {
        assertThatThrownBy(() -> except(lesson, kind, reason, scenario.clerk)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    private List<String> blocks() {
        return work.examined(draft.number(), draft.applicant()).blocks();
    }

    private int told(String title) {
        return jdbc.sql("SELECT count(*) FROM notification WHERE recipient = 'zeren' AND case_number = ? AND title LIKE ? AND text LIKE ?")
                .params(draft.number(), title, "%" + REASON + "%").query(Integer.class).single();
    }

    private String day(int workingDays) {
        return calendar.plus(draft.startsOn(), WorkingDays.of(workingDays)).toString();
    }

    private void moveTheSecond() {
        List<Lesson> lessons = new ArrayList<>(filings.view(draft.number(), draft.applicant()).form().lessons());
        Lesson old = lessons.get(1);
        lessons.set(1, new Lesson(day(10), old.starts(), old.ends(), old.hours(), old.kind(), old.content(), "", old.teacher()));
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveLessons(draft.number(), lessons, draft.applicant());
            drafts.saveValues(draft.number(), Map.of("endsOn", day(13), "examOn", day(15)), draft.applicant());
            changes.ask(draft.number(), "当日停电。", draft.applicant());
        });
    }
}
