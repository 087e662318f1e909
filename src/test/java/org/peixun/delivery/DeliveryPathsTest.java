package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Each way through 培训和结业 of {@code classFiling.bpmn}. */
@IntegrationTest
@DisplayName("班期的实施和结业")
class DeliveryPathsTest {

    @Autowired ClassScenario scenario;
    @Autowired Beside beside;
    @Autowired ClassWork work;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("开班后安排现场检查、检查、结课后抽样回访；考核安排自开班起即可报送")
    void conducted() {
        Draft draft = scenario.running();
        path.of(draft.number()).waitsAt("userTask_planInspection", "userTask_arrangeExam");
        Draft called = scenario.called();
        path.of(called.number()).passed("userTask_inspectClass", "event_trainingEnded", "serviceTask_drawSample",
                "endEvent_trainingConducted").waitsAt("userTask_arrangeExam");
    }

    @Test
    @DisplayName("培训主体不组织考核的：考核最晚日期过后再过60日转入审核结业，不能只退回补充结果，可以不予认定")
    void examLapsed() {
        Draft draft = scenario.called();
        LocalDate last = scenario.registered(draft).endsOn().plusDays(90 + 60);
        time.passTo(last.atTime(23, 0));
        path.of(draft.number()).waitsAt("userTask_arrangeExam");
        time.passTo(last.plusDays(1).atTime(9, 0));
        path.of(draft.number()).passed("event_examLapsed", "serviceTask_recordExamLapse").notPassed("endEvent_examHeld").waitsAt("userTask_reviewCompletion");
        assertThatThrownBy(() -> scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "return", "opinion", "请报送结果。")))
                .hasMessageContaining("还没有报送考核安排");
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "refuse", "opinion", "逾期未组织考核。"));
        path.of(draft.number()).passed("endEvent_completionRefused").ended();
    }

    @Test
    @DisplayName("检查安排、检查结果、电话回访逾期：先提醒，后逐级督办，事项继续办理")
    void lateWhileRunning() {
        Draft draft = scenario.running();
        time.passWorkingDays(4);
        path.of(draft.number()).passed("event_planInspectionReminderDue", "event_planInspectionDeadlineReached",
                "endEvent_deliveryReminded", "endEvent_deliveryEscalated").waitsAt("userTask_planInspection", "userTask_arrangeExam");
        scenario.planned(draft, time.today());
        time.passWorkingDays(2);
        path.of(draft.number()).passed("event_inspectClassReminderDue", "event_inspectClassDeadlineReached").waitsAt("userTask_inspectClass", "userTask_arrangeExam");
        scenario.inspected(draft);
        assertThat(inspection(draft).late()).isTrue();
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        time.passWorkingDays(11);
        path.of(draft.number()).passed("event_callTraineesReminderDue", "event_callTraineesDeadlineReached").waitsAt("userTask_callTrainees", "userTask_arrangeExam");
    }

    @Test
    @DisplayName("检查结果自检查日起一个工作日内录入的，不作逾期标记；两名检查人员必须不同")
    void enteredInTime() {
        Draft draft = scenario.running();
        runAs(scenario.clerk, () -> assertThatThrownBy(() -> scenario.done(draft, "planInspection", scenario.clerk,
                Map.of("decision", "plan", "visitOn", draft.startsOn().toString(), "otherOfficers", scenario.clerk.name())))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("2名不同的"));
        LocalDate free = draft.startsOn().datesUntil(scenario.registered(draft).endsOn())
                .filter(day -> !scenario.registered(draft).days().containsValue(day)).findFirst().orElseThrow();
        assertThatThrownBy(() -> scenario.planned(draft, free)).as("那一天没有课").isInstanceOf(RequestRefused.class)
                .hasMessageContaining(free + "按现行课程表没有课").hasMessageContaining("请选择有课的日期：" + draft.startsOn() + "、");
        scenario.planned(draft, draft.startsOn());
        scenario.inspected(draft);
        assertThat(inspection(draft).late()).isFalse();
        assertThat(inspection(draft).counted()).isEqualTo(10);
    }

    private Inspection inspection(Draft draft) {
        return work.inspecting(draft.number(), scenario.clerk).inspections().get(0);
    }

    @Test
    @DisplayName("涉密班期：负责人同意之前仍须登记视频，同意之后不再要求")
    void secrecyConsented() {
        Draft draft = scenario.running();
        askSecrecy(draft);
        path.of(draft.number()).waitsAt("userTask_planInspection", "userTask_consentSecrecy", "userTask_arrangeExam");
        assertThat(records(draft).required()).isTrue();
        scenario.done(draft, "consentSecrecy", scenario.manager, Map.of("decision", "consent", "opinion", "情况属实。"));
        path.of(draft.number()).passed("endEvent_secrecyDecided").waitsAt("userTask_planInspection", "userTask_arrangeExam");
        assertThat(records(draft).required()).isFalse();
    }

    @Test
    @DisplayName("涉密申请逾期未决定：提醒、督办，不视为同意")
    void secrecyLate() {
        Draft draft = scenario.running();
        askSecrecy(draft);
        time.passWorkingDays(4);
        path.of(draft.number()).passed("event_consentSecrecyReminderDue", "event_consentSecrecyDeadlineReached",
                "endEvent_secrecyReminded", "endEvent_secrecyEscalated").waitsAt("userTask_planInspection", "userTask_consentSecrecy", "userTask_arrangeExam");
        assertThat(records(draft).required()).isTrue();
    }

    @Test
    @DisplayName("同时办理的两个事项各有期限：各提醒一次，每级督办一次，互不牵连")
    void eachTaskItsOwnTimers() {
        Draft draft = scenario.running();
        time.passWorkingDays(1);
        askSecrecy(draft);
        time.passWorkingDays(9);
        var told = jdbc.sql("""
                SELECT w.step_label || w.escalation_level || '：' || count(*) FILTER (WHERE t.kind = 'REMINDED') || '、'
                       || count(*) FILTER (WHERE t.kind = 'ESCALATED')
                  FROM work_item w JOIN timeline_entry t ON t.case_number = w.case_number AND t.step = w.step_label
                 WHERE w.case_number = ? AND w.state = 'OPEN' GROUP BY w.step_label, w.escalation_level""")
                .param(draft.number()).query(String.class).list();
        assertThat(told).containsExactlyInAnyOrder("审批涉密班期2：1、2", "安排现场检查3：1、3");
    }

    @Test
    @DisplayName("班期正在办理一个环节时申请按涉密管理：等环节办完，不相互等死")
    void secrecyBesideAStep() {
        Draft draft = scenario.running();
        scenario.planned(draft, draft.startsOn());
        assertThat(beside.second(() -> lock("act_ru_execution WHERE parent_id_ IS NULL AND business_key_", draft), () -> askSecrecy(draft),
                () -> lock("class_delivery WHERE number", draft))).isNull();
        path.of(draft.number()).waitsAt("userTask_inspectClass", "userTask_consentSecrecy", "userTask_arrangeExam");
    }

    private void lock(String of, Draft draft) {
        jdbc.sql("SELECT 1 FROM " + of + " = ? FOR NO KEY UPDATE").param(draft.number()).query(Integer.class).list();
    }

    private void askSecrecy(Draft draft) {
        runAs(draft.applicant(), () -> work.askSecrecy(draft.number(), "培训内容涉及国防科研生产，依据保密协议不得录像。", draft.applicant()));
    }

    private Videos.Records records(Draft draft) {
        return work.recording(draft.number(), draft.applicant()).records();
    }

    @Test
    @DisplayName("认定结业、不予认定不能撤销：提交以前问一句，写明几人结业、几人不结业和原因；不能认定的只问不予认定")
    void askedBeforeTheEnd() throws Exception {
        Draft draft = scenario.examined();
        scenario.results(draft, (row, column) -> switch (column) {
            case 1, 2 -> row == 2 ? "" : row == 1 ? "40" : "85";
            case 3 -> row == 2 ? "缺考" : row == 1 ? "不合格" : "合格";
            default -> row <= 2 ? "" : draft.institutionId() + "-" + row;
        });
        scenario.reported(draft);
        assertThat(questions(draft)).containsOnlyKeys("decision=recognise", "decision=refuse")
                .containsEntry("decision=recognise", "认定结业：学员10人，结业发证8人，不结业2人（考核不合格1人、缺考1人）。证书用已报送的编号，通知培训主体。提交后不能更改。确定提交吗？");
        jdbc.sql("DELETE FROM class_video WHERE number = ?").param(draft.number()).update();
        assertThat(questions(draft)).containsOnlyKeys("decision=refuse");
    }

    private Map<String, String> questions(Draft draft) throws Exception {
        String page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(scenario.clerk))).andReturn().getResponse().getContentAsString();
        return Jsoup.parse(page).select("form [data-confirm-when]").stream()
                .collect(Collectors.toMap(one -> one.attr("data-confirm-when"), one -> one.attr("data-confirm")));
    }

    @Test
    @DisplayName("自行命题：巡考有效，导入结果，审核认定结业，合格证编号按县和年度连续")
    void ownExamRecognised() {
        Draft draft = scenario.examinedOwn();
        path.of(draft.number()).waitsAt("userTask_patrolExam");
        scenario.patrolled(draft, "VALID", List.of(), "");
        assertThat(scenario.results(draft, true)).isEmpty();
        scenario.reported(draft);
        recognise(draft);

        path.of(draft.number()).passed("userTask_patrolExam", "serviceTask_issueCertificates", "endEvent_completionRecognised")
                .notPassed("endEvent_completionRefused").waitsAt();
        assertThat(state(draft)).isEqualTo(FilingState.COMPLETED);
        List<Integer> numbers = certificates(draft).stream()
                .map(line -> Integer.valueOf(line.certificateNo().replaceAll(".*〕|号", ""))).sorted().toList();
        assertThat(numbers).hasSize(10);
        assertThat(numbers.get(9) - numbers.get(0)).isEqualTo(9);
        assertThat(certificates(draft).get(0).certificateNo()).startsWith("东阿证〔2026〕");
    }

    @Test
    @DisplayName("评价机构认定：不经巡考，登记评价机构的证书编号")
    void otherRoute() {
        Draft draft = scenario.examined();
        path.of(draft.number()).notPassed("userTask_patrolExam").waitsAt("userTask_reportResults");
        assertThat(scenario.results(draft, false)).isEmpty();
        scenario.reported(draft);
        recognise(draft);
        assertThat(certificates(draft)).hasSize(10).allSatisfy(line -> assertThat(line.own()).isFalse());
    }

    @Test
    @DisplayName("巡考部分无效：只有相应学员没有证书")
    void partlyVoid() {
        Draft draft = scenario.examinedOwn();
        scenario.patrolled(draft, "PARTLY", List.of("CHEATING"), "3、8");
        scenario.results(draft, true);
        scenario.reported(draft);
        recognise(draft);
        assertThat(certificates(draft)).extracting(Certificates.Line::position).hasSize(8).doesNotContain(3, 8);
    }

    @Test
    @DisplayName("巡考无效、缺视频、缺考勤、出勤率不足：不能认定结业，写明全部原因；不予认定的结束为未认定结业")
    void invalidExamIsRefused() {
        Draft draft = scenario.runningOwn();
        scenario.planned(draft, draft.startsOn());
        scenario.inspected(draft);
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        scenario.attendance(draft, (row, lesson) -> row <= 5 || lesson <= 10 ? "出勤" : "缺勤");
        runAs(scenario.clerk, () -> work.answer(draft.number(), scenario.answers(draft, "no", "", "", "", "", "关机"), Map.of(), scenario.clerk));
        scenario.done(draft, "callTrainees", scenario.clerk, Map.of());
        scenario.arranged(draft);
        scenario.invalid(draft, "examVoid");
        path.of(draft.number()).passed("endEvent_examVoid").notPassed("userTask_reportResults").waitsAt("userTask_reviewCompletion");

        assertThatThrownBy(() -> recognise(draft)).isInstanceOf(RequestRefused.class).hasMessageContaining("班期出勤率75%，低于80%")
                .hasMessageContaining("20次课没有培训过程视频").hasMessageContaining("巡考结论为考试无效");

        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "refuse", "opinion", "考试无效（第10条）。"));
        path.of(draft.number()).passed("endEvent_completionNotRecognised", "endEvent_completionRefused")
                .notPassed("serviceTask_issueCertificates").ended();
        assertThat(state(draft)).isEqualTo(FilingState.NOT_COMPLETED);
        assertThat(certificates(draft)).isEmpty();
        assertThat(subsidised(draft)).isZero();
    }

    @Test
    @DisplayName("出勤率不足的学员不得结业，其他学员照常")
    void barredByAttendance() {
        Draft draft = scenario.called();
        scenario.attendance(draft, (row, lesson) -> row == 4 && lesson <= 5 ? "请假" : "出勤");
        scenario.arranged(draft);
        scenario.results(draft, false);
        scenario.reported(draft);
        recognise(draft);
        assertThat(certificates(draft)).extracting(Certificates.Line::position).hasSize(9).doesNotContain(4);
        assertThat(subsidised(draft)).as("who has no certificate may take another subsidised training").isEqualTo(9);
    }

    @Test
    @DisplayName("退回补充：回到报送考核结果，再次报送后可以认定")
    void returned() {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "return", "opinion", "请核对第3名学员成绩。"));
        path.of(draft.number()).waitsAt("userTask_reportResults");
        scenario.reported(draft);
        recognise(draft);
        assertThat(state(draft)).isEqualTo(FilingState.COMPLETED);
    }

    @Test
    @DisplayName("考核各环节逾期：提醒、督办，事项继续办理")
    void lateAtCompletion() {
        Draft draft = scenario.called();
        time.passWorkingDays(6);
        path.of(draft.number()).passed("event_arrangeExamReminderDue", "event_arrangeExamDeadlineReached",
                "endEvent_examReminded", "endEvent_examEscalated").waitsAt("userTask_arrangeExam");
        Draft own = scenario.examinedOwn();
        time.passWorkingDays(2);
        path.of(own.number()).passed("event_patrolExamReminderDue", "event_patrolExamDeadlineReached");
        scenario.patrolled(own, "VALID", List.of(), "");
        scenario.results(own, true);
        time.passWorkingDays(11);
        path.of(own.number()).passed("event_reportResultsReminderDue", "event_reportResultsDeadlineReached");
        scenario.reported(own);
        time.passWorkingDays(6);
        path.of(own.number()).passed("event_reviewCompletionReminderDue", "event_reviewCompletionDeadlineReached",
                        "endEvent_completionReminded", "endEvent_completionEscalated")
                .waitsAt("userTask_reviewCompletion");
    }

    @Test
    @DisplayName("自行命题的考试须提前报送、承诺全程录像、上传试题，一次说全")
    void ownExamNeeds() {
        Draft draft = scenario.runningOwn();
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        LocalDate tomorrow = time.today().plusDays(1);
        assertThatThrownBy(() -> scenario.done(draft, "arrangeExam", draft.applicant(),
                Map.of("examOn", tomorrow.toString(), "examPlace", "一号教室")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("提前3个工作日").hasMessageContaining("承诺考试过程全程录像")
                .hasMessageContaining("上传考核试题");
    }

    private void recognise(Draft draft) {
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
    }

    private FilingState state(Draft draft) {
        return scenario.registered(draft).state();
    }

    private List<Certificates.Line> certificates(Draft draft) {
        return work.certificates(draft.number(), scenario.clerk).lines();
    }

    private int subsidised(Draft draft) {
        return jdbc.sql("SELECT count(*) FROM trainee_enrolment WHERE case_number = ? AND state = 'ACTIVE' AND subsidised")
                .param(draft.number()).query(Integer.class).single();
    }
}
