package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.MANAGER;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.CalendarYears;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.suspension.Findings;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each way through {@code complaintHandling.bpmn}; together they come to every end and boundary event. */
@IntegrationTest
@DisplayName("投诉举报的流程")
class ComplaintPathsTest {

    /** Wednesday. */
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 11, 9, 0);
    private static final Actor ADMIN = SignedInAs.actor(Role.SYSTEM_ADMIN, "371500");

    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired Complaints complaints;
    @Autowired ComplaintTimes times;
    @Autowired Progress progress;
    @Autowired ComplaintCase type;
    @Autowired Findings findings;
    @Autowired CasePath path;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;
    @Autowired CalendarYears years;
    @Autowired TransactionTemplate transaction;
    @Autowired WorkingCalendar calendar;

    @BeforeEach
    void march() {
        time.set(MORNING);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("受理、查实（机构进入暂停承训程序）、答复、评价期满办结")
    void foundAnsweredClosed() {
        String number = scenario.accepted(Source.REPORT).number();
        path.of(number).passed("endEvent_acceptanceDecided").waitsAt("userTask_verifyComplaint");
        scenario.verify(number, "found");
        path.of(number).passed("serviceTask_releaseMerged", "endEvent_verificationEnded").waitsAt("userTask_answerComplaint");
        assertThat(findings.of(number)).isPresent();
        scenario.answer(number);
        path.of(number).passed("endEvent_answerGiven").waitsAt();
        time.passWorkingDays(9);
        assertThat(state(number)).isEqualTo(ComplaintState.ANSWERED);
        time.passWorkingDays(2);
        path.of(number).passed("event_satisfactionPeriodEnded", "endEvent_complaintClosed").ended();
        assertThat(state(number)).isEqualTo(ComplaintState.CLOSED);
    }

    @Test
    @DisplayName("仅凭投诉不暂停；查实须写明行为、证据和机构，机构未确定的先确定")
    void foundNeedsEvidenceAndInstitution() {
        var unknown = scenario.intake(Source.REPORT, "东街拐角的电工班", "", "");
        String number = scenario.accepted(unknown).number();
        assertThat(findings.of(number)).isEmpty();
        assertThatThrownBy(() -> scenario.verify(number, "found")).isInstanceOf(RequestRefused.class).hasMessageContaining("第12条").hasMessageContaining("确定");
        String name = scenario.institution();
        runAs(CLERK, () -> complaints.assign(number, name, CLERK));
        assertThatThrownBy(() -> scenario.submit(number, "verifyComplaint", Map.of("decision", "found", "facts", "四月张贴海报，许诺补贴。")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactly("decision"))
                .hasMessageContaining("至少就违规宣传");
        assertThat(findings.of(number)).isEmpty();
        scenario.verify(number, "found");
        assertThat(findings.of(number)).isPresent();
    }

    @Test
    @DisplayName("四种行为以外的违规行为（如违规收费）同样查实、暂停：第12条是“等行为”")
    void otherOffence() {
        String number = scenario.accepted(Source.REPORT).number();
        scenario.submit(number, "verifyComplaint", Map.of("decision", "found", "facts", "向学员每人收取资料费300元。",
                "other", "收据三张、询问笔录，学员应当免费参训。"));
        path.of(number).waitsAt("userTask_answerComplaint");
        assertThat(jdbc.sql("SELECT offence FROM suspension_finding WHERE from_case = ?").param(number).query(String.class).list())
                .containsExactly("OTHER_FINDING");
    }

    @Test
    @DisplayName("情况紧急的提请先行暂停后回到核查；不属实的解除并答复")
    void urgentThenUnfounded() {
        String number = scenario.accepted(Source.CALLBACK).number();
        scenario.verify(number, "urgent");
        path.of(number).waitsAt("userTask_verifyComplaint");
        assertThat(jdbc.sql("SELECT alleged FROM complaint_finding WHERE number = ?").param(number).query(Boolean.class).list()).containsExactly(true);
        scenario.verify(number, "unfounded");
        path.of(number).waitsAt("userTask_answerComplaint");
        assertThat(files.get(number).outcome()).isEqualTo(Outcome.UNFOUNDED);
    }

    @Test
    @DisplayName("热线2个工作日内可以退回，逾期不能；没有转办单位的来源不能退回")
    void returnedToSource() {
        String number = scenario.registered(Source.HOTLINE).number();
        Map<String, Object> back = Map.of("decision", "returnToSource", "opinion", "属于教育部门职责，请转教体局。");
        time.passTo(LocalDateTime.of(2026, 3, 13, 17, 0));
        scenario.accept(number, back);
        path.of(number).passed("endEvent_complaintReturned").ended();
        time.set(MORNING);
        String late = scenario.registered(Source.HOTLINE).number();
        time.passTo(LocalDateTime.of(2026, 3, 16, 9, 0));
        assertThatThrownBy(() -> scenario.accept(late, back)).isInstanceOf(RequestRefused.class).hasMessageContaining("2026-03-13");
        path.of(late).waitsAt("userTask_acceptComplaint");
        String own = scenario.registered(Source.REPORT).number();
        assertThatThrownBy(() -> scenario.accept(own, back)).isInstanceOf(RequestRefused.class).hasMessageContaining("不予受理");
    }

    @Test
    @DisplayName("超出职权不予受理、已进入信访诉讼：写明理由，各是一种结局")
    void declinedAndInPetition() {
        String declined = scenario.registered(Source.REPORT).number();
        assertThatThrownBy(() -> scenario.accept(declined, Map.of("decision", "decline"))).isInstanceOf(RequestRefused.class);
        scenario.accept(declined, Map.of("decision", "decline", "opinion", "反映的是学历教育收费，请向教体局反映。"));
        path.of(declined).passed("endEvent_complaintDeclined").ended();
        String petition = scenario.registered(Source.PETITION).number();
        scenario.accept(petition, Map.of("decision", "petition", "opinion", "法院已立案。"));
        path.of(petition).passed("endEvent_complaintInPetition").ended();
        assertThat(state(petition)).isEqualTo(ComplaintState.IN_PETITION);
    }

    @Test
    @DisplayName("检查、回访中发现、没有投诉人的：不需答复，不等评价，随即办结；有投诉人的、其他来源的不能这样选")
    void answeredToNobody() {
        Map<String, Object> none = Map.of("channel", "none", "opinion", "查实，机构进入暂停承训程序。");
        for (Source source : new Source[] {Source.INSPECTION, Source.CALLBACK}) {
            var found = scenario.accepted(source);
            assertThat(found.byNobody()).isTrue();
            scenario.verify(found.number(), "found");
            scenario.submit(found.number(), "answerComplaint", none);
            time.passTo(MORNING.plusMinutes(1));
            path.of(found.number()).passed("event_satisfactionPeriodEnded", "endEvent_complaintClosed").ended();
            assertThat(state(found.number())).isEqualTo(ComplaintState.CLOSED);
            assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '没有投诉人%' ORDER BY id").param(found.number())
                    .query(String.class).list()).containsExactly("没有投诉人，不需答复，随即办结：查实，机构进入暂停承训程序。", "没有投诉人，不需评价，办结。");
            time.set(MORNING);
        }
        String told = scenario.accepted(scenario.intake(Source.CALLBACK, scenario.institution(), "", "13800000001")).number();
        String anonymous = scenario.accepted(Source.REPORT).number();
        for (String number : new String[] {told, anonymous}) {
            scenario.verify(number, "unfounded");
            assertThatThrownBy(() -> scenario.submit(number, "answerComplaint", none)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("没有投诉人的（第12条）");
            scenario.answer(number);
        }
    }

    @Test
    @DisplayName("投诉人撤回只是提醒；核查没有发现问题的可以结束，没有申请撤回的不能；恶意投诉结束")
    void withdrawnAndMalicious() {
        var registered = scenario.accepted(Source.REPORT);
        String number = registered.number();
        assertThatThrownBy(() -> scenario.verify(number, "withdrawn")).isInstanceOf(RequestRefused.class).hasMessageContaining("没有收到");
        progress.withdraw(registered.receipt(), "机构已经退费");
        path.of(number).waitsAt("userTask_verifyComplaint");
        scenario.verify(number, "withdrawn");
        path.of(number).passed("endEvent_complaintWithdrawn").notPassed("userTask_answerComplaint").ended();
        String malicious = scenario.accepted(Source.REPORT).number();
        scenario.verify(malicious, "malicious");
        path.of(malicious).passed("endEvent_complaintMalicious").notPassed("userTask_answerComplaint").ended();
    }

    @Test
    @DisplayName("撤回申请不妨碍查实")
    void withdrawalDoesNotProtectTheInstitution() {
        var registered = scenario.accepted(Source.REPORT);
        progress.withdraw(registered.receipt(), "机构已经退费");
        scenario.verify(registered.number(), "found");
        assertThat(findings.of(registered.number())).isPresent();
    }

    @Test
    @DisplayName("并案：主件期限提前到较早者；主件有结论后并入件按自己的期限答复")
    void merged() {
        String institution = scenario.institution();
        String main = scenario.accepted(scenario.intake(Source.REPORT, institution, "", "")).number();
        Instant before = due(main);
        String merged = scenario.registered(scenario.intake(Source.HOTLINE, institution, "", "")).number();
        assertThatThrownBy(() -> scenario.merge(merged, merged)).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> scenario.merge(merged, "投诉2026-99999")).isInstanceOf(RequestRefused.class).hasMessageContaining("主件编号");
        String other = scenario.accepted(Source.REPORT).number();
        assertThatThrownBy(() -> scenario.merge(merged, other)).hasMessageContaining("不是同一机构").isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.problems()).extracting(Problem::field).containsExactly("mainNumber"));
        scenario.merge(merged, main);
        path.of(merged).waitsAt();
        Instant own = files.get(merged).finishBy();
        assertThat(own).isEqualTo(at(2026, 3, 18)).isBefore(before);
        assertThat(due(main)).isEqualTo(own);
        time.passWorkingDays(6);
        path.of(main).passed("event_verificationReminderDue", "event_verificationDeadlineReached");
        scenario.verify(main, "unfounded");
        path.of(merged).passed("event_mainConcluded").waitsAt("userTask_answerComplaint");
        assertThat(due(merged)).isEqualTo(own);
        assertThat(due(main)).isEqualTo(files.get(main).finishBy()).isAfter(own);
        scenario.answer(merged);
        scenario.answer(main);
        assertThat(state(merged)).isEqualTo(ComplaintState.ANSWERED);
    }

    @Test
    @DisplayName("主件撤回或者恶意投诉，没有就事项作出结论：并入件单独核查，不随主件作同样结论")
    void mergedIntoAMaliciousOne() {
        String institution = scenario.institution();
        String main = scenario.accepted(scenario.intake(Source.REPORT, institution, "", "")).number();
        String merged = scenario.registered(scenario.intake(Source.REPORT, institution, "", "")).number();
        scenario.merge(merged, main);
        scenario.verify(main, "malicious");
        path.of(main).ended();
        path.of(merged).passed("event_mainInconclusive").waitsAt("userTask_verifyComplaint");
        assertThat(files.get(merged).outcome()).isNull();
        scenario.verify(merged, "found");
        assertThat(findings.of(merged)).isPresent();
    }

    @Test
    @DisplayName("不满意的说明原因后重新核查一次，再次不满意只作记录；满意的照常办结")
    void reopenedOnce() {
        var registered = scenario.accepted(Source.REPORT);
        String number = registered.number();
        scenario.verify(number, "unfounded");
        scenario.answer(number);
        assertThat(seen(registered).told()).startsWith("已答复，见下。可以在2026-03-25 17:30以前评价").endsWith("重新核查一次。");
        assertThat(seen(registered).again()).isTrue();
        assertThatThrownBy(() -> progress.rate(registered.receipt(), false, "不")).isInstanceOf(RequestRefused.class);
        progress.rate(registered.receipt(), false, "没有到现场看就答复了");
        path.of(number).passed("event_complainantDissatisfied").waitsAt("userTask_verifyComplaint");
        assertThat(due(number)).isEqualTo(at(2026, 3, 25));
        scenario.verify(number, "found");
        scenario.answer(number);
        assertThat(seen(registered).told()).startsWith("已重新核查并答复").contains("不再重新核查").contains("上一级");
        assertThat(seen(registered).again()).isFalse();
        progress.rate(registered.receipt(), false, "处理得太轻了一些");
        assertThat(seen(registered).told()).contains("您已经评价").doesNotContain("以前评价");
        assertThat(type.ahead(number, List.of())).as("办过的环节不再列为将要办理").isEmpty();
        path.of(number).waitsAt();
        assertThatThrownBy(() -> progress.rate(registered.receipt(), true, "")).isInstanceOf(RequestRefused.class);
        time.passWorkingDays(11);
        path.of(number).passed("endEvent_complaintClosed").ended();
    }

    @Test
    @DisplayName("受理逾期：临期提醒，届满督办，仍可受理")
    void acceptanceOverdue() {
        String number = scenario.registered(Source.INSPECTION).number();
        assertThat(due(number)).isEqualTo(at(2026, 3, 18));
        time.passWorkingDays(6);
        path.of(number).passed("event_acceptanceReminderDue", "event_acceptanceDeadlineReached", "endEvent_acceptanceReminded", "endEvent_acceptanceEscalated")
                .waitsAt("userTask_acceptComplaint");
        scenario.accept(number, Map.of("decision", "accept"));
        // sixty working days from acceptance on 2026-03-19, around 清明, 五一 and 端午
        assertThat(due(number)).isEqualTo(at(2026, 6, 16));
    }

    @Test
    @DisplayName("热线5个工作日办结，核查和答复逾期各自督办")
    void hotlineOverdue() {
        String number = scenario.accepted(Source.HOTLINE).number();
        assertThat(due(number)).isEqualTo(at(2026, 3, 18));
        time.passWorkingDays(6);
        path.of(number).passed("event_verificationReminderDue", "event_verificationDeadlineReached", "endEvent_verificationReminded", "endEvent_verificationEscalated");
        scenario.verify(number, "unfounded");
        time.passWorkingDays(3);
        path.of(number).passed("event_answerReminderDue", "event_answerDeadlineReached", "endEvent_answerReminded", "endEvent_answerEscalated");
    }

    @Test
    @DisplayName("信访按自然日：15日受理，60日办结，落在休息日的顺延")
    void petitionInCalendarDays() {
        String number = scenario.registered(Source.PETITION).number();
        assertThat(due(number)).isEqualTo(at(2026, 3, 26));
        scenario.accept(number, Map.of("decision", "accept"));
        // 2026-05-10 is a Sunday
        assertThat(due(number)).isEqualTo(at(2026, 5, 11));
        runAs(MANAGER, () -> times.extend(number, "30", "需要向三个省核实学员情况", MANAGER));
        assertThat(due(number)).isEqualTo(at(2026, 6, 10));
    }

    @Test
    @DisplayName("延期由县区负责人写明原因，一次，不超过上限，届满以后不能")
    void extendedOnce() {
        String number = scenario.accepted(Source.HOTLINE).number();
        assertThatThrownBy(() -> times.extend(number, "11", "需要调取银行流水", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("最多延期10个工作日");
        assertThatThrownBy(() -> times.extend(number, "3", "忙", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("原因");
        assertThatThrownBy(() -> times.extend(number, "3", "需要调取银行流水", CLERK)).isInstanceOf(RequestRefused.class);
        runAs(MANAGER, () -> times.extend(number, "10", "需要调取银行流水", MANAGER));
        assertThat(due(number)).isEqualTo(at(2026, 4, 1));
        assertThatThrownBy(() -> times.extend(number, "1", "还要再等几天结果", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("只能延期一次");
        time.passWorkingDays(12);
        path.of(number).notPassed("event_verificationDeadlineReached");
        String late = scenario.accepted(Source.HOTLINE).number();
        time.passWorkingDays(6);
        assertThatThrownBy(() -> times.extend(late, "3", "需要调取银行流水", MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("届满以前");
    }

    @Test
    @DisplayName("暂停办理写明原因，期间不能办理、不督办，恢复后按剩余时间继续")
    void pausedAndResumed() {
        var registered = scenario.accepted(Source.HOTLINE);
        String number = registered.number();
        assertThat(seen(registered).dueFor()).isEqualTo("答复");
        time.passWorkingDays(2);
        assertThatThrownBy(() -> times.pause(number, "", MANAGER)).isInstanceOf(RequestRefused.class);
        runAs(MANAGER, () -> times.pause(number, "等待笔迹鉴定结果", MANAGER));
        path.of(number).passed("serviceTask_pauseComplaint");
        assertThat(seen(registered).dueOn()).as("the clock stands still").isNull();
        assertThatThrownBy(() -> scenario.verify(number, "unfounded")).isInstanceOf(RequestRefused.class).hasMessageContaining("暂停");
        time.passWorkingDays(20);
        path.of(number).notPassed("event_verificationDeadlineReached");
        runAs(MANAGER, () -> times.resume(number, MANAGER));
        path.of(number).passed("endEvent_complaintResumed").waitsAt("userTask_verifyComplaint");
        // three of five working days were left
        LocalDate resumed = time.today();
        assertThat(due(number)).isEqualTo(files.get(number).finishBy());
        assertThat(workingDays(resumed, due(number))).isEqualTo(3);
        time.passWorkingDays(4);
        path.of(number).passed("event_verificationDeadlineReached");
        assertThat(jdbc.sql("SELECT reason FROM complaint_pause WHERE number = ? AND resumed_at IS NOT NULL").param(number)
                .query(String.class).single()).isEqualTo("等待笔迹鉴定结果");
    }

    @Test
    @DisplayName("更正工作日历：按旧日历算出的期限随之调整，列表一致；已延期的不动")
    void followsTheCalendar() {
        time.set(LocalDateTime.of(2026, 9, 2, 10, 0));
        String number = scenario.accepted(Source.HOTLINE).number();
        String extended = scenario.accepted(Source.HOTLINE).number();
        runAs(MANAGER, () -> times.extend(extended, "2", "需要调取银行流水", MANAGER));
        assertThat(due(number)).isEqualTo(at(2026, 9, 9));
        var entered = years.find(2026).orElseThrow();
        transaction.executeWithoutResult(status -> {
            years.enter(2026, entered.notice().notice(), years.text(2026) + "\n2026-09-03 抗战胜利日 休", entered.version(), ADMIN);
            assertThat(due(number)).isEqualTo(at(2026, 9, 10)).isEqualTo(files.get(number).finishBy());
            assertThat(due(extended)).isEqualTo(at(2026, 9, 11));
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("期限落在尚未公布的年度：先算到已公布的最后一个工作日，照常受理")
    void intoAnUnknownYear() {
        time.set(LocalDateTime.of(2026, 11, 10, 9, 0));
        String number = scenario.accepted(Source.REPORT).number();
        assertThat(due(number)).isEqualTo(at(2026, 12, 31));
        assertThatThrownBy(() -> times.extend(number, "3", "需要调取银行流水", MANAGER)).as("一次延期不用在算不出来的期限上")
                .isInstanceOf(RequestRefused.class).hasMessageContaining("2027年，该年工作日历尚未录入");
        assertThat(files.get(number).limits().extendedAt()).isNull();
    }

    private int workingDays(LocalDate from, Instant to) {
        return calendar.between(from, LocalDate.ofInstant(to, Zone.CHINA)).count();
    }

    private static Instant at(int year, int month, int day) {
        return LocalDateTime.of(year, month, day, 17, 30).atZone(Zone.CHINA).toInstant();
    }

    /** As the work list shows it. */
    private Instant due(String number) {
        return jdbc.sql("SELECT due_at FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number)
                .query(java.time.OffsetDateTime.class).single().toInstant();
    }

    private ComplaintState state(String number) {
        return files.get(number).state();
    }

    private Progress.View seen(Complaints.Registered registered) {
        return progress.of(registered.receipt()).orElseThrow();
    }
}
