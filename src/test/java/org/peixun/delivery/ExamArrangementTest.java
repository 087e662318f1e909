package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassDates;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingForm;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CasePages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** When and where the exam is held: beside the county's own work, by the filing, and until it has been held. */
@IntegrationTest
@DisplayName("考核安排（第5、10条）")
class ExamArrangementTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired ExamArrangements arrangements;
    @Autowired ClassDates dates;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired CasePages pages;
    @Autowired Tasks tasks;
    @Autowired MockMvc mvc;
    @Autowired CasePath path;
    @Autowired WorkingCalendar calendar;
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
    @DisplayName("不等检查和回访：培训期间报送安排，按备案的日期考试、巡考、报送结果，回访以后才审核结业")
    void besideTheCountysWork() {
        Draft draft = scenario.runningOwn();
        LocalDate filed = scenario.registered(draft).exam().on();
        scenario.arranged(draft, filed);
        path.of(draft.number()).waitsAt("userTask_planInspection", "userTask_patrolExam");
        scenario.planned(draft, draft.startsOn());
        scenario.inspected(draft);
        time.passTo(filed.atTime(17, 0));
        scenario.attendance(draft, (row, lesson) -> "出勤");
        scenario.videos(draft);
        scenario.patrolled(draft, "VALID", List.of(), "");
        assertThat(scenario.results(draft, true)).isEmpty();
        scenario.reported(draft);
        path.of(draft.number()).passed("endEvent_examHeld").waitsAt("userTask_callTrainees");
        assertThatThrownBy(() -> scenario.results(draft, true)).isInstanceOf(RequestRefused.class).hasMessageContaining("考核结果已经报送");

        scenario.allCalled(draft);
        path.of(draft.number()).waitsAt("userTask_reviewCompletion");
    }

    @Test
    @DisplayName("一件事项有两个环节在手中：一个环节的跟进提醒没有填对，填写的内容只留在这个环节")
    void typedIntoOneOfTwo() throws Exception {
        Draft draft = scenario.runningOwn();
        scenario.arranged(draft, scenario.registered(draft).exam().on());
        String plan = tasks.open(draft.number(), "planInspection").orElseThrow();
        String patrol = tasks.open(draft.number(), "patrolExam").orElseThrow();
        runAs(scenario.clerk, () -> List.of(plan, patrol).forEach(task -> tasks.claim(task, scenario.clerk)));
        String page = mvc.perform(post("/tasks/follow-up").with(csrf()).with(signedInAs(scenario.clerk)).param("only", plan).param("days", "很快")
                .param("note", "等学校来电").param("commandId", UUID.randomUUID().toString())).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("跟进提醒").containsOnlyOnce("value=\"等学校来电\"").containsOnlyOnce("value=\"很快\"");
    }

    @Test
    @DisplayName("报送安排的期限自结课之日起算，开班时就在待办中；备案的日期和地点已经填好，留空的按备案")
    void prefilled() {
        Draft draft = scenario.running();
        assertThat(due(draft, "arrangeExam")).isEqualTo(calendar.plus(scenario.registered(draft).endsOn(), WorkingDays.of(5)));
        var panel = pages.view(draft.number(), draft.applicant()).panels().stream()
                .filter(each -> each.item().stepKey().equals("arrangeExam")).findFirst().orElseThrow();
        assertThat(panel.values()).containsEntry("examOn", scenario.registered(draft).exam().on().toString())
                .containsEntry("examPlace", "东阿某培训学校");

        scenario.done(draft, "arrangeExam", draft.applicant(), Map.of());
        assertThat(examined(draft).on()).isEqualTo(scenario.registered(draft).exam().on().toString());
        assertThat(examined(draft).place()).isEqualTo("东阿某培训学校");
    }

    @Test
    @DisplayName("评价方式以备案为准：备案为自主合格证考试的必须巡考，其他的不巡考；旧表单选了别的，说明备案的是哪一种")
    void routeOfTheFiling() {
        Draft own = scenario.runningOwn();
        runAs(own.applicant(), () -> assertThatThrownBy(() -> arrangements.arrange(own.number(),
                new ExamArrangements.Typed("APPRAISAL", "", "", false), own.applicant())).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("评价方式以备案为准").hasMessageContaining("合格证考试（自行命题）"));
        scenario.arranged(own, scenario.registered(own).exam().on());
        path.of(own.number()).waitsAt("userTask_planInspection", "userTask_patrolExam");
        Draft other = scenario.running();
        scenario.arranged(other, scenario.registered(other).exam().on());
        path.of(other.number()).waitsAt("userTask_planInspection", "userTask_reportResults");
        assertThat(examined(other).route()).isEqualTo("社会培训评价组织职业技能等级认定");
    }

    @Test
    @DisplayName("考核日期有最晚一日：年份误填的当场说明最晚可选哪一天")
    void notInTenYears() {
        Draft draft = scenario.running();
        LocalDate end = scenario.registered(draft).endsOn();
        assertThatThrownBy(() -> scenario.arranged(draft, end.plusYears(10))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("太晚").hasMessageContaining("最晚可选" + end.plusDays(90));
        scenario.arranged(draft, end.plusDays(90));
        path.of(draft.number()).passed("userTask_arrangeExam");
    }

    @Test
    @DisplayName("结课很久以后才报送的考核安排，接受了就等到那一天：原来的考核逾期之日不转入审核结业，考核日期更晚的从那一天起算")
    void waitedFor() {
        Draft draft = scenario.called();
        LocalDate lapses = scenario.registered(draft).endsOn().plusDays(90 + 60 + 1);
        time.passTo(lapses.minusDays(2).atTime(9, 0));
        scenario.arranged(draft, time.today().plusDays(20));
        time.passTo(lapses.plusDays(1).atTime(9, 0));
        path.of(draft.number()).notPassed("event_examLapsed").waitsAt("userTask_reportResults");
        change(draft, time.today().plusDays(20), false);
        assertThat(examLapses(draft)).isEqualTo(time.today().plusDays(90 + 60 + 1));

        LocalDate later = time.today().plusDays(100);
        jdbc.sql("UPDATE class_delivery SET exam_on = ? WHERE number = ?").params(later, draft.number()).update();
        assertThat(LocalDate.ofInstant(dates.examLapsesAt(draft.number()), Zone.CHINA)).as("the end of the class was moved forward since")
                .isEqualTo(later.plusDays(60 + 1));
    }

    private LocalDate examLapses(Draft draft) {
        return jdbc.sql("""
                SELECT j.duedate_::date FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
                JOIN act_ru_execution e ON e.id_ = j.process_instance_id_ WHERE e.business_key_ = ? AND d.act_id_ = 'event_examLapsed'""").param(draft.number()).query(LocalDate.class).single();
    }

    @Test
    @DisplayName("更改考核安排：同样核对，写入进展并告知县区经办，巡考和报送结果的期限、提醒和督办随之移动")
    void changed() {
        Draft draft = scenario.runningOwn();
        LocalDate end = scenario.registered(draft).endsOn();
        scenario.arranged(draft, end.plusDays(60));
        assertThatThrownBy(() -> change(draft, end.minusDays(1), true)).isInstanceOf(RequestRefused.class).hasMessageContaining("不早于结课日期");
        assertThatThrownBy(() -> change(draft, end.plusDays(3), false)).isInstanceOf(RequestRefused.class).hasMessageContaining("全程录像");

        change(draft, end.plusDays(3), true);
        assertThat(examined(draft).on()).isEqualTo(end.plusDays(3).toString());
        assertThat(due(draft, "patrolExam")).isEqualTo(calendar.plus(end.plusDays(3), WorkingDays.of(1)));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? ORDER BY id DESC LIMIT 1").param(draft.number())
                .query(String.class).single()).contains("更改考核安排", end.plusDays(3).toString(), "原为", end.plusDays(60).toString());
        assertThatThrownBy(() -> change(draft, end.plusDays(3), true)).as("没有改动的不记、不告知").isInstanceOf(RequestRefused.class)
                .hasMessageContaining("相同，没有更改");
        time.passTo(calendar.plus(end.plusDays(3), WorkingDays.of(2)).atTime(9, 0));
        path.of(draft.number()).passed("event_patrolExamReminderDue", "event_patrolExamDeadlineReached");

        scenario.patrolled(draft, "VALID", List.of(), "");
        assertThatThrownBy(() -> change(draft, end.plusDays(60), true)).isInstanceOf(RequestRefused.class).hasMessageContaining("已经登记巡考");
    }

    @Test
    @DisplayName("更改考核安排的页面打开以后同事已经更改：不悄悄改回，写明现在的安排；核对后可以再提交")
    void changedMeanwhile() throws Exception {
        Draft draft = scenario.running();
        LocalDate end = scenario.registered(draft).endsOn();
        scenario.arranged(draft, end.plusDays(60));
        String seen = seen(mvc.perform(get("/classes/" + draft.number() + "/exam").with(signedInAs(draft.applicant()))).andReturn());
        change(draft, end.plusDays(1), false);
        MvcResult refused = mvc.perform(change(draft, end.plusDays(60), seen)).andExpect(status().isConflict()).andReturn();
        assertThat(refused.getResponse().getContentAsString()).contains("现为“" + examined(draft).route() + "，" + end.plusDays(1) + "，二号教室”");
        assertThat(examined(draft).on()).isEqualTo(end.plusDays(1).toString());
        mvc.perform(change(draft, end.plusDays(60), seen(refused))).andExpect(status().is3xxRedirection());
        assertThat(examined(draft).on()).isEqualTo(end.plusDays(60).toString());
    }

    @Test
    @DisplayName("已经上传的试题在考核页面列出，可以打开")
    void questionsListed() throws Exception {
        Draft draft = scenario.runningOwn();
        scenario.arranged(draft, scenario.registered(draft).exam().on());
        var page = Jsoup.parse(mvc.perform(get("/classes/" + draft.number() + "/exam").with(signedInAs(draft.applicant()))).andReturn()
                .getResponse().getContentAsString());
        assertThat(page.select("ul[aria-label=考核试题] a").eachText()).containsExactly("试题.pdf");
        mvc.perform(get(page.select("ul[aria-label=考核试题] a").attr("href")).with(signedInAs(draft.applicant()))).andExpect(status().isOk());
    }

    private static String seen(MvcResult page) throws Exception {
        return Jsoup.parse(page.getResponse().getContentAsString()).selectFirst("form[action$=/arrangement] input[name=seen]").val();
    }

    private static MockHttpServletRequestBuilder change(Draft draft, LocalDate on, String seen) {
        return post("/classes/" + draft.number() + "/exam/arrangement").param("examOn", on.toString()).param("examPlace", "三号教室").param("seen", seen)
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf());
    }

    @Test
    @DisplayName("其他评价方式：报送结果以前可以更改，报送以后不能；没有报送安排的不需要更改")
    void changedUntilHandedIn() {
        Draft draft = scenario.running();
        LocalDate end = scenario.registered(draft).endsOn();
        assertThatThrownBy(() -> change(draft, end, false)).isInstanceOf(RequestRefused.class).hasMessageContaining("还没有报送");
        scenario.arranged(draft, end.plusDays(60));
        change(draft, end.plusDays(1), false);
        assertThat(due(draft, "reportResults")).isEqualTo(calendar.plus(end.plusDays(1), WorkingDays.of(10)));
        time.passTo(end.plusDays(1).atTime(17, 0));
        scenario.results(draft, false);
        scenario.reported(draft);
        assertThatThrownBy(() -> change(draft, end.plusDays(60), false)).isInstanceOf(RequestRefused.class).hasMessageContaining("考核结果已经报送");
    }

    @Test
    @DisplayName("考试无效、重新考核：回到报送考核安排，日期晚于上一次，原结果作废，以前的考核留存；班期不能取消")
    void heldAgain() {
        Draft draft = scenario.examinedOwn();
        scenario.results(draft, true);
        LocalDate first = LocalDate.parse(examined(draft).on());
        scenario.invalid(draft, "examAgain");
        path.of(draft.number()).waitsAt("userTask_arrangeExam");
        assertThatThrownBy(() -> scenario.results(draft, true)).isInstanceOf(RequestRefused.class).hasMessageContaining("考核安排还没有报送");
        assertThatThrownBy(() -> scenario.arranged(draft, first)).isInstanceOf(RequestRefused.class).hasMessageContaining("晚于上一次考核的日期" + first);

        scenario.arranged(draft, first.plusDays(10));
        assertThatThrownBy(() -> change(draft, first, true)).as("更改也一样").isInstanceOf(RequestRefused.class)
                .hasMessageContaining("晚于上一次考核的日期" + first);
        assertThat(examined(draft).patrol()).isNull();
        assertThat(examined(draft).lines()).extracting(DeliverySections.Examined.Line::result).containsOnly("—");
        assertThat(examined(draft).former()).singleElement().satisfies(one -> assertThat(one.verdict()).isEqualTo("考试无效"));
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.cancel(draft.number(), "不再举办", draft.applicant()))
                .isInstanceOf(RequestRefused.class));
        time.passTo(first.plusDays(10).atTime(15, 0));
        scenario.patrolled(draft, "VALID", List.of(), "");
        scenario.results(draft, true);
        scenario.reported(draft);
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(10);
    }

    @Test
    @DisplayName("审核结业时退回重新考核：部分无效的学员重新考核，其他学员的结果保留；退回补充只回到报送结果")
    void returnedForAnotherExam() {
        Draft draft = scenario.examinedOwn();
        LocalDate first = LocalDate.parse(examined(draft).on());
        scenario.patrolled(draft, "PARTLY", List.of("CHEATING"), "3、8");
        scenario.results(draft, true);
        scenario.reported(draft);
        review(draft, "return");
        path.of(draft.number()).waitsAt("userTask_reportResults");
        scenario.reported(draft);
        review(draft, "examAgain");
        path.of(draft.number()).waitsAt("userTask_arrangeExam");
        scenario.arranged(draft, first.plusDays(10));
        assertThat(examined(draft).lines()).filteredOn(line -> line.result().equals("—"))
                .extracting(DeliverySections.Examined.Line::position).containsExactly(3, 8);
        time.passTo(first.plusDays(10).atTime(15, 0));
        scenario.patrolled(draft, "VALID", List.of(), "");
        assertThatThrownBy(() -> scenario.reported(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("还有2名学员没有考核结果");
        scenario.results(draft, true);
        scenario.reported(draft);
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(10);
    }

    @Test
    @DisplayName("重新考核又被认定无效：只作废那一次的结果，上一次有效的保留；不再考核的，其余学员仍可结业（第10条）")
    void repeatedExamVoid() {
        Draft draft = scenario.examinedOwn();
        LocalDate first = LocalDate.parse(examined(draft).on());
        scenario.patrolled(draft, "PARTLY", List.of("CHEATING"), "3、8");
        scenario.results(draft, true);
        scenario.reported(draft);
        review(draft, "examAgain");
        scenario.arranged(draft, first.plusDays(10));
        time.passTo(first.plusDays(10).atTime(15, 0));
        scenario.results(draft, true);
        scenario.invalid(draft, "examAgain");
        scenario.arranged(draft, first.plusDays(20));
        assertThat(examined(draft).lines()).filteredOn(line -> line.result().equals("—"))
                .extracting(DeliverySections.Examined.Line::position).containsExactly(3, 8);

        change(draft, first.plusDays(21), true);
        time.passTo(first.plusDays(21).atTime(15, 0));
        scenario.results(draft, true);
        scenario.invalid(draft, "examVoid");
        assertThat(examined(draft).lines()).filteredOn(line -> "考试无效".equals(line.bar()))
                .extracting(DeliverySections.Examined.Line::position).containsExactly(3, 8);
        assertThat(examined(draft).blocks()).isEmpty();
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).extracting(Certificates.Line::position)
                .containsExactly(1, 2, 4, 5, 6, 7, 9, 10);
    }

    @Test
    @DisplayName("巡考以后才补上未上的课次：结果仍可登记、报送，审核人看到考核早于结课，由其决定")
    void lessonMadeUpAfterwards() {
        Draft draft = scenario.runningOwn();
        scenario.planned(draft, draft.startsOn());
        scenario.inspected(draft);
        LocalDate on = scenario.registered(draft).exam().on();
        scenario.arranged(draft, on);
        time.passTo(on.atTime(17, 0));
        scenario.attendance(draft, (row, lesson) -> lesson == 20 ? "缺勤" : "出勤");
        scenario.videos(draft, 20);
        scenario.patrolled(draft, "VALID", List.of(), "");
        assertThat(examined(draft).early()).isNull();
        runAs(scenario.clerk, () -> work.exceptLesson(draft.number(), "20", "NOT_HELD", "当日停电。", null, null, scenario.clerk));
        LocalDate later = calendar.plus(on, WorkingDays.of(10));
        moveTheLast(draft, later);
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));

        time.passTo(later.plusDays(1).atTime(9, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> "出勤")).isEmpty();
        scenario.videos(draft, IntStream.rangeClosed(1, 19).boxed().toArray(Integer[]::new));
        assertThat(scenario.results(draft, true)).isEmpty();
        scenario.reported(draft);
        scenario.allCalled(draft);
        assertThat(examined(draft).early()).contains("考核日期" + on + "早于变更后的结课日期" + later, "由审核人决定");
        review(draft, "recognise");
        assertThat(work.certificates(draft.number(), scenario.clerk).lines()).hasSize(10);
    }

    private void moveTheLast(Draft draft, LocalDate to) {
        List<FilingForm.Lesson> lessons = new ArrayList<>(filings.view(draft.number(), draft.applicant()).form().lessons());
        FilingForm.Lesson old = lessons.get(19);
        lessons.set(19, new FilingForm.Lesson(to.toString(), old.starts(), old.ends(), old.hours(), old.kind(), old.content(), "", old.teacher()));
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveLessons(draft.number(), lessons, draft.applicant());
            drafts.saveValues(draft.number(), Map.of("endsOn", to.toString(), "examOn", to.toString()), draft.applicant());
            changes.ask(draft.number(), "当日停电。", draft.applicant());
        });
    }

    @Test
    @DisplayName("考试无效、不再考核的，不能退回补充，只能退回重新考核或者不予认定")
    void voidIsNotCompleted() {
        Draft draft = scenario.examinedOwn();
        scenario.invalid(draft, "examVoid");
        path.of(draft.number()).waitsAt("userTask_reviewCompletion");
        assertThatThrownBy(() -> review(draft, "return")).isInstanceOf(RequestRefused.class).hasMessageContaining("退回重新考核");
        review(draft, "examAgain");
        path.of(draft.number()).waitsAt("userTask_arrangeExam");
    }

    private void review(Draft draft, String decision) {
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", decision, "opinion", "已核对。"));
    }

    private void change(Draft draft, LocalDate on, boolean fullVideo) {
        runAs(draft.applicant(), () -> work.changeExam(draft.number(), on.toString(), "二号教室", fullVideo, "", draft.applicant()));
    }

    private DeliverySections.Examined examined(Draft draft) {
        return work.examined(draft.number(), draft.applicant());
    }

    private LocalDate due(Draft draft, String step) {
        return jdbc.sql("SELECT (due_at AT TIME ZONE 'Asia/Shanghai')::date FROM work_item WHERE case_number = ? AND step_key = ? AND state = 'OPEN'")
                .params(draft.number(), step).query(LocalDate.class).single();
    }
}
