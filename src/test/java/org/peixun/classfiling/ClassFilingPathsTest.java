package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
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
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Processes;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each way through {@code classFiling.bpmn}; together they come to every end and every boundary event. */
@IntegrationTest
@DisplayName("开班备案的流程")
class ClassFilingPathsTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired Tasks tasks;
    @Autowired Processes processes;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(MORNING);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("受理、审核、审批同意后编发备案号，到开班日期由培训主体登记开班")
    void consentedClassStarts() {
        Draft draft = approved();
        path.of(draft.number()).passed("serviceTask_issueFilingNumber").notPassed("serviceTask_startClass").waitsAt();
        assertThat(state(draft)).isEqualTo(FilingState.APPROVED);
        assertThat(filingNumber(draft)).startsWith("东阿备〔2026〕").endsWith("号");

        time.passTo(draft.startsOn().atTime(9, 0));
        path.of(draft.number()).passed("event_classStartDateReached").notPassed("endEvent_classStarted")
                .waitsAt("userTask_confirmStart");
        assertThat(state(draft)).isEqualTo(FilingState.APPROVED);

        confirmStart(draft);
        path.of(draft.number()).passed("endEvent_classStarted").waitsAt("userTask_planInspection", "userTask_arrangeExam");
        assertThat(state(draft)).isEqualTo(FilingState.RUNNING);
    }

    @Test
    @DisplayName("到开班日期不登记：提醒、督办，最后备案失效，学员可以参加别的班期")
    void unconfirmedStartLapses() {
        Draft draft = approved();
        time.passTo(draft.startsOn().atTime(9, 0));
        time.passWorkingDays(2);
        path.of(draft.number()).passed("event_startReminderDue", "endEvent_startReminded", "event_startDeadlineReached",
                "endEvent_startEscalated").waitsAt("userTask_confirmStart");

        time.passWorkingDays(9);

        path.of(draft.number()).passed("event_startLapsed", "endEvent_startLapsed", "endEvent_filingLapsed")
                .notPassed("subProcess_conductClass").ended();
        assertThat(state(draft)).isEqualTo(FilingState.LAPSED);
        assertThat(jdbc.sql("SELECT count(*) FROM trainee_enrolment WHERE case_number = ? AND state = 'ACTIVE'")
                .param(draft.number()).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("同意开班以后不能撤回，可以取消：开班以前、开班以后都可以，要写原因")
    void cancelled() {
        for (boolean started : List.of(false, true)) {
            time.set(MORNING);
            Draft draft = approved();
            runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.withdraw(draft.number(), "不办了", draft.applicant()))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("已同意开班"));
            if (started) {
                time.passTo(draft.startsOn().atTime(9, 0));
                confirmStart(draft);
            }
            runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.cancel(draft.number(), " ", draft.applicant()))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("原因"));
            runAs(draft.applicant(), () -> filings.cancel(draft.number(), "报名学员不足", draft.applicant()));
            path.of(draft.number()).passed("endEvent_classCancelled").notPassed("endEvent_classCompleted").ended();
            assertThat(state(draft)).isEqualTo(FilingState.CANCELLED);
        }
    }

    private void confirmStart(Draft draft) {
        submit(draft, "confirmStart", draft.applicant(),
                Map.of("startedOn", time.today().toString(), "startedSize", 10, "confirmation", true));
    }

    @Test
    @DisplayName("备案号按县和年度连续，不重不漏")
    void filingNumbersAreGapless() {
        int first = ordinal(filingNumber(approved()));
        refused();
        assertThat(ordinal(filingNumber(approved()))).isEqualTo(first + 1);
    }

    @Test
    @DisplayName("受理时退回补正，补正后重新核验、重新受理")
    void returnedAtAcceptanceComesBack() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
        path.of(draft.number()).passed("endEvent_returnedAtAcceptance").waitsAt("userTask_correctFiling");
        assertThat(state(draft)).isEqualTo(FilingState.RETURNED);

        runAs(draft.applicant(), () -> filings.resubmit(draft.number(), "已补交材料", draft.applicant()));

        path.of(draft.number()).notPassed("endEvent_openingRefused").waitsAt("userTask_acceptFiling");
        assertThat(state(draft)).isEqualTo(FilingState.SUBMITTED);
    }

    @Test
    @DisplayName("在申报页写好补正说明、从任务列表（Tasklist）报送的，补正说明随之报送；在任务列表里另写的，以另写的为准")
    void explanationGoesAlongFromTasklist() {
        for (String said : List.of("", "材料已补齐，见附件。")) {
            Draft draft = scenario.submitted();
            submit(draft, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
            runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("explanation", "已补交协议书。"), draft.applicant()));
            submit(draft, "correctFiling", draft.applicant(), Map.of("confirmation", true, "opinion", said));
            String snapshot = jdbc.sql("SELECT content ->> 'explanation' FROM filing_snapshot WHERE number = ? AND submission = 2")
                    .param(draft.number()).query(String.class).single();
            assertThat(snapshot).isEqualTo(said.isEmpty() ? "已补交协议书。" : said);
        }
    }

    @Test
    @DisplayName("审核时、审批时都可以退回补正")
    void returnedAtReviewAndAtConsent() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk,
                Map.of("decision", "return", "reasons", List.of("TIMETABLE_HOURS"), "opinion", "实训课时与教学计划不一致"));
        path.of(draft.number()).passed("endEvent_returnedAtReview").waitsAt("userTask_correctFiling");

        runAs(draft.applicant(), () -> filings.resubmit(draft.number(), null, draft.applicant()));
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        submit(draft, "consentOpening", manager, 
                Map.of("decision", "return", "reasons", List.of("PLACE_UNFIT"), "opinion", "场地容纳人数不足"));

        path.of(draft.number()).passed("endEvent_openingDecided").notPassed("endEvent_openingRefused")
                .waitsAt("userTask_correctFiling");
    }

    @Test
    @DisplayName("不予受理：送达通知书，备案结束，没有备案号")
    void refusedAtAcceptance() {
        Draft draft = refused();
        path.of(draft.number()).passed("endEvent_acceptanceRefused", "endEvent_openingRefused")
                .notPassed("userTask_reviewFiling", "serviceTask_issueFilingNumber").ended();
        assertThat(state(draft)).isEqualTo(FilingState.REFUSED);
        assertThat(filingNumber(draft)).isNull();
    }

    @Test
    @DisplayName("审批不同意开班：备案结束，没有备案号")
    void refusedAtConsent() {
        Draft draft = awaitingConsent();
        submit(draft, "consentOpening", manager,
                Map.of("decision", "refuse", "refusalReasons", List.of("SCOPE_EXCEEDED"), "opinion", "超出备案专业范围"));
        path.of(draft.number()).passed("serviceTask_sendRefusalNotice", "endEvent_openingRefused")
                .notPassed("serviceTask_issueFilingNumber").ended();
        assertThat(filingNumber(draft)).isNull();
    }

    @Test
    @DisplayName("受理超期：到期前提醒，到期督办县负责人，之后逐级上报，备案仍可继续受理")
    void overdueAcceptanceGoesUpTheLadder() {
        Draft draft = scenario.submitted();
        time.passWorkingDays(3);
        path.of(draft.number()).passed("event_acceptReminderDue", "endEvent_holderReminded",
                "event_acceptDeadlineReached", "endEvent_overdueEscalated").waitsAt("userTask_acceptFiling");
        assertThat(escalation(draft)).isEqualTo(1);

        time.passWorkingDays(2);
        assertThat(escalation(draft)).isEqualTo(2);
        time.passWorkingDays(2);
        assertThat(escalation(draft)).isEqualTo(3);
        time.passWorkingDays(5);
        assertThat(escalation(draft)).as("梯级到顶后不再重复").isEqualTo(3);
        assertThat(timeline(draft, "ESCALATED")).isEqualTo(3);

        assertThat(state(draft)).isEqualTo(FilingState.SUBMITTED);
        assertThat(tasks.open(draft.number(), "acceptFiling")).isPresent();
    }

    @Test
    @DisplayName("审核、审批超期同样提醒和督办")
    void overdueReviewAndConsent() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        time.passWorkingDays(4);
        path.of(draft.number()).passed("event_reviewReminderDue", "event_reviewDeadlineReached")
                .waitsAt("userTask_reviewFiling");

        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        time.passWorkingDays(4);
        path.of(draft.number()).passed("event_consentReminderDue", "event_consentDeadlineReached")
                .waitsAt("userTask_consentOpening");
    }

    @Test
    @DisplayName("按期办结的环节不提醒、不督办")
    void nothingFiresInTime() {
        Draft draft = approved();
        time.passWorkingDays(1);
        path.of(draft.number()).notPassed("event_acceptReminderDue", "event_acceptDeadlineReached",
                "event_reviewReminderDue", "event_consentReminderDue");
    }

    @Test
    @DisplayName("退回后不补正：提醒、督办，最后逾期失效，学员可以参加别的班期")
    void uncorrectedFilingLapses() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
        time.passWorkingDays(6);
        path.of(draft.number()).passed("event_correctionReminderDue", "endEvent_applicantReminded",
                "event_correctionDeadlineReached", "endEvent_correctionEscalated").waitsAt("userTask_correctFiling");

        time.passWorkingDays(10);

        path.of(draft.number()).passed("event_correctionLapsed", "endEvent_filingLapsed").ended();
        assertThat(state(draft)).isEqualTo(FilingState.LAPSED);
    }

    @Test
    @DisplayName("同意前可以随时撤回，撤回后各环节的任务都不再存在")
    void withdrawnFilingEnds() {
        Draft draft = awaitingConsent();
        runAs(draft.applicant(), () -> filings.withdraw(draft.number(), "企业生产任务调整", draft.applicant()));
        path.of(draft.number()).passed("endEvent_filingWithdrawn").notPassed("endEvent_openingDecided").ended();
        assertThat(state(draft)).isEqualTo(FilingState.WITHDRAWN);
    }

    @Test
    @DisplayName("报送后机构被暂停承训资格的，重新报送时自动核验不通过")
    void blockedByTheRulesAtResubmission() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
        suspend(draft);

        runAs(draft.applicant(), () -> assertThatThrownBy(
                () -> filings.resubmit(draft.number(), null, draft.applicant())).isInstanceOf(RequestRefused.class));

        path.of(draft.number()).waitsAt("userTask_correctFiling");
        assertThat(state(draft)).isEqualTo(FilingState.RETURNED);
    }

    @Test
    @DisplayName("流程中的自动核验发现阻断项时，不经人工直接退回补正，通知逐项写明")
    void verificationInTheProcessSendsBack() {
        Draft draft = scenario.submitted();
        suspend(draft);

        processes.start("classFiling", draft.number(), FilingScenario.COUNTY, Map.of());

        path.of(draft.number()).passed("serviceTask_verifyFiling", "serviceTask_sendReturnNotice")
                .waitsAt("userTask_acceptFiling", "userTask_correctFiling");
        assertThat(state(draft)).isEqualTo(FilingState.RETURNED);
        assertThat(timeline(draft, "RETURNED")).isEqualTo(1);
    }

    @Test
    @DisplayName("不是办理人员的不能办理：别县经办、本县负责人、申报机构")
    void onlyTheQueueMayAct() {
        Draft draft = scenario.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        for (Actor stranger : List.of(actor(Role.COUNTY_CLERK, "371525"), manager, draft.applicant())) {
            runAs(stranger, () -> assertThatThrownBy(() -> tasks.complete(task, stranger, Map.of("decision", "accept")))
                    .isInstanceOf(RequestRefused.class));
        }
        path.of(draft.number()).waitsAt("userTask_acceptFiling");
    }

    @Test
    @DisplayName("后提交的人得知事项已由谁办结、现在何处")
    void theSecondOneIsTold() {
        Draft draft = scenario.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        runAs(clerk, () -> assertThatThrownBy(() -> tasks.complete(task, clerk, Map.of("decision", "accept")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT);
                    assertThat(refused).hasMessageContaining("受理备案").hasMessageContaining("办结")
                            .hasMessageContaining("现处于“审核备案”环节");
                }));
    }

    private void suspend(Draft draft) {
        jdbc.sql("""
                INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no)
                VALUES (?, 'SUSPENDED', DATE '2026-05-06', '擅自开班', '某人社函9号')""")
                .param(draft.institutionId()).update();
    }

    private Draft awaitingConsent() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        return draft;
    }

    private Draft approved() {
        Draft draft = awaitingConsent();
        submit(draft, "consentOpening", manager, Map.of("decision", "approve"));
        return draft;
    }

    private Draft refused() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk,
                Map.of("decision", "refuse", "refusalReasons", List.of("SCOPE_EXCEEDED"), "opinion", "超出备案专业范围"));
        return draft;
    }

    private void submit(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    private FilingState state(Draft draft) {
        return filings.view(draft.number(), draft.applicant()).state();
    }

    private String filingNumber(Draft draft) {
        return jdbc.sql("SELECT filing_number FROM class_filing WHERE number = ?").param(draft.number())
                .query(String.class).optional().orElse(null);
    }

    private static int ordinal(String filingNumber) {
        return Integer.parseInt(filingNumber.replaceAll(".*〕|号", ""));
    }

    private int escalation(Draft draft) {
        return jdbc.sql("SELECT max(escalation_level) FROM work_item WHERE case_number = ?").param(draft.number())
                .query(Integer.class).single();
    }

    private int timeline(Draft draft, String kind) {
        return jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = ?")
                .params(draft.number(), kind).query(Integer.class).single();
    }
}
