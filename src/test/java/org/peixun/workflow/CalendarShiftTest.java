package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.CalendarYears;
import org.peixun.calendar.Corrections;
import org.peixun.calendar.EnteredYear;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingScenario;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.suspension.SuspensionScenario;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Wednesday 2026-09-02: two working days for acceptance end on Friday 09-04; Thursday 09-03 becomes a holiday. */
@IntegrationTest
@DisplayName("更正工作日历: 正在计算的期限随之调整")
class CalendarShiftTest {

    private static final Actor ADMIN = actor(Role.SYSTEM_ADMIN, "371500");
    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final String HOLIDAY = "2026-09-03 抗战胜利日 休";
    private static final Instant FRIDAY = at(LocalDate.of(2026, 9, 4));
    private static final Instant MONDAY = at(LocalDate.of(2026, 9, 7));

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired WorkingCalendar calendar;
    @Autowired CalendarYears years;
    @Autowired Corrections corrections;
    @Autowired ClassFilings filings;
    @Autowired InstitutionStanding standing;
    @Autowired Beside beside;
    @Autowired Tasks tasks;
    @Autowired TaskService engine;
    @Autowired ManagementService management;
    @Autowired TimeMachine.Mover time;
    @Autowired SuspensionScenario suspensions;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private String number;
    private String task;

    @BeforeEach
    void handedIn() {
        time.set(LocalDateTime.of(2026, 9, 2, 10, 0));
        followed(); // what other tests have corrected
        number = scenario.submitted().number();
        task = tasks.open(number, "acceptFiling").orElseThrow();
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    @DisplayName("预览说出件数而不改动; 保存后任务、列表、提醒、督办一起后移, 记入流转记录和审计; 另外设定的期限不动")
    void moves() {
        String other = tasks.open(scenario.submitted().number(), "acceptFiling").orElseThrow();
        engine.setDueDate(other, Date.from(FRIDAY.plusSeconds(86_400)));
        assertThat(due(task)).isEqualTo(FRIDAY);
        Instant reminder = reminder();
        String ladder = ladder();

        EnteredYear entered = years.find(2026).orElseThrow();
        String lines = years.text(2026) + "\n" + HOLIDAY;
        int counted = years.moved(years.read(2026, entered.notice().notice(), lines));
        assertThat(counted).isGreaterThanOrEqualTo(1);
        assertThat(due(task)).as("after the preview").isEqualTo(FRIDAY);

        transaction.executeWithoutResult(status -> {
            years.enter(2026, entered.notice().notice(), lines, entered.version(), ADMIN);
            assertThat(due(task)).isEqualTo(MONDAY);
            assertThat(due(other)).isEqualTo(FRIDAY.plusSeconds(86_400));
            assertThat(jdbc.sql("SELECT due_at = ? FROM work_item WHERE task_id = ?")
                    .params(MONDAY.atOffset(java.time.ZoneOffset.UTC), task).query(Boolean.class).single()).isTrue();
            assertThat(reminder()).isAfter(reminder);
            assertThat(ladder()).isNotEqualTo(ladder).startsWith("AT/" + MONDAY);
            assertThat(jobs().stream().filter(job -> job.getDuedate().toInstant().equals(MONDAY))).hasSize(1);
            TransactionSynchronizationUtils.triggerBeforeCommit(false); // when the timeline is written
            assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND text LIKE '工作日安排已更正%由2026-09-04（周五）调整为2026-09-07（周一）。'")
                    .param(number).query(Long.class).single()).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(due(task)).isEqualTo(FRIDAY);
        assertThat(ladder()).isEqualTo(ladder);
    }

    @Test
    @DisplayName("补正逾期失效的定时、从检查日起算的现场检查，同样后移; 预览一并计入")
    void lapseAndStepsThatCountFromASetDay() {
        var returned = returned();
        Instant lapse = lapse(returned.number());
        int before = counted(HOLIDAY);
        Instant later = at(calendar.plus(LocalDate.of(2026, 9, 2), WorkingDays.of(16)));
        transaction.executeWithoutResult(status -> {
            enter(HOLIDAY);
            assertThat(lapse(returned.number())).as("one more working day").isEqualTo(later).isAfter(lapse);
            TransactionSynchronizationUtils.triggerBeforeCommit(false);
            assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND text LIKE '工作日安排已更正，“逾期未补正”的日期由%'")
                    .param(returned.number()).query(Long.class).single()).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(lapse(returned.number())).isEqualTo(lapse);

        var running = classes.running();
        LocalDate visit = calendar.plus(running.startsOn(), WorkingDays.of(1));
        classes.planned(running, visit);
        String inspection = tasks.open(running.number(), "inspectClass").orElseThrow();
        LocalDate entry = calendar.plus(visit, WorkingDays.of(1));
        assertThat(due(inspection)).isEqualTo(at(entry));
        Instant entryLater = at(calendar.plus(visit, WorkingDays.of(2)));
        transaction.executeWithoutResult(status -> {
            enter(entry + " 抗战胜利日 休");
            assertThat(due(inspection)).isEqualTo(entryLater);
            status.setRollbackOnly();
        });
        assertThat(counted(entry + " 抗战胜利日 休")).isPositive();
        assertThat(before).isPositive();
    }

    @Test
    @DisplayName("期限不变、只有督办或者逾期失效后移的，预览同样计入，一件事项只计一次")
    void onlyWhatComesAfterTheEnd() {
        String afterTheEnd = calendar.plus(LocalDate.of(2026, 9, 4), WorkingDays.of(1)) + " 抗战胜利日 休";
        int others = counted(afterTheEnd);
        String second = scenario.submitted().number();
        assertThat(due(tasks.open(second, "acceptFiling").orElseThrow())).isEqualTo(FRIDAY);
        assertThat(counted(afterTheEnd)).isEqualTo(others + 1);
    }

    @Test
    @DisplayName("暂停过又恢复的，期限、督办、失效的定时连同暂停的工作日一起按更正后的安排调整")
    void afterAPause() {
        var paused = scenario.submitted();
        var returned = returned();
        suspend(paused);
        suspend(returned);
        time.set(LocalDateTime.of(2026, 9, 4, 11, 0));
        reinstate(paused);
        reinstate(returned);
        String accept = tasks.open(paused.number(), "acceptFiling").orElseThrow();
        Instant due = at(LocalDate.of(2026, 9, 8));
        assertThat(due(accept)).isEqualTo(due);
        Instant lapse = lapse(returned.number());
        Instant later = at(calendar.plus(LocalDate.of(2026, 9, 2), WorkingDays.of(18)));
        transaction.executeWithoutResult(status -> {
            enter("2026-09-07 某日 休");
            assertThat(due(accept)).isEqualTo(at(LocalDate.of(2026, 9, 9)));
            assertThat(ladder(accept)).startsWith("AT/" + due(accept));
            assertThat(lapse(returned.number())).isEqualTo(later).isAfter(lapse);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            enter(HOLIDAY); // one working day less of the pause, one more of the period
            assertThat(due(accept)).isEqualTo(due);
            assertThat(lapse(returned.number())).isEqualTo(lapse);
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("暂停期间更正的，期限当时就调整，恢复后再顺延")
    void duringAPause() {
        var paused = scenario.submitted();
        String accept = tasks.open(paused.number(), "acceptFiling").orElseThrow();
        suspend(paused);
        transaction.executeWithoutResult(status -> {
            enter(HOLIDAY);
            assertThat(due(accept)).isEqualTo(MONDAY);
            time.set(LocalDateTime.of(2026, 9, 4, 11, 0));
            reinstate(paused);
            assertThat(due(accept)).as("the 4th is given back").isEqualTo(at(LocalDate.of(2026, 9, 8)));
            assertThat(ladder(accept)).startsWith("AT/" + due(accept));
            status.setRollbackOnly();
        });
    }

    private FilingScenario.Draft returned() {
        var returned = scenario.submitted();
        Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        runAs(clerk, () -> tasks.complete(tasks.open(returned.number(), "acceptFiling").orElseThrow(), clerk,
                Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "请补齐教学计划。")));
        return returned;
    }

    private void suspend(FilingScenario.Draft draft) {
        decide(draft, DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
    }

    private void reinstate(FilingScenario.Draft draft) {
        decide(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
    }

    private void decide(FilingScenario.Draft draft, DirectoryStatus to, StandingReason reason) {
        runAs(CITY, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
    }

    @Test
    @DisplayName("陈述申辩的期限后移，视为放弃的定时一同后移")
    void silenceAfterTheDefence() {
        var opened = suspensions.suspended(StandingReason.DISORDERLY_MANAGEMENT);
        suspensions.investigate(opened, "MINOR");
        String defence = tasks.open(opened.number(), "stateDefence").orElseThrow();
        Instant due = due(defence);
        Instant silence = lapse(opened.number(), "event_defencePeriodEnded");
        transaction.executeWithoutResult(status -> {
            enter(HOLIDAY);
            assertThat(due(defence)).isAfter(due);
            assertThat(lapse(opened.number(), "event_defencePeriodEnded")).isAfter(silence).isAfter(due(defence));
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("更正以后期限已经届满的: 第一级督办随即告知, 不跳过")
    void endsInThePast() {
        time.set(LocalDateTime.of(2026, 9, 3, 10, 0));
        number = scenario.submitted().number();
        task = tasks.open(number, "acceptFiling").orElseThrow();
        assertThat(due(task)).isEqualTo(MONDAY);
        LocalDateTime sunday = LocalDateTime.of(2026, 9, 6, 12, 0);
        time.set(sunday);
        transaction.executeWithoutResult(status -> {
            enter("2026-09-05 抗战胜利日 班");
            assertThat(due(task)).isEqualTo(at(LocalDate.of(2026, 9, 5)));
            assertThat(jdbc.sql("""
                    SELECT j.duedate_ FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                     WHERE e.business_key_ = ? AND j.repeat_ LIKE 'AT/%'""").param(number).query(LocalDateTime.class).single())
                    .isEqualTo(sunday);
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("更正的同时正在报送的，期限按原安排算出：五分钟后再调整一次；已经调整过的、失效的定时不重复后移")
    void stragglers() {
        var returned = returned();
        var draft = scenario.aValidDraft();
        EnteredYear before = years.find(2026).orElseThrow();
        String lines = years.text(2026);
        String afterTheDue = "2026-09-14 某日 休";
        try {
            assertThat(beside.second(() -> runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant())),
                    () -> enter(HOLIDAY + "\n" + afterTheDue))).isNull();
            String late = tasks.open(draft.number(), "acceptFiling").orElseThrow();
            assertThat(due(late)).as("by the calendar as it was").isEqualTo(FRIDAY);
            assertThat(due(task)).isEqualTo(MONDAY);
            Instant lapse = lapse(returned.number());
            assertThat(corrections.followAgain()).as("too early").isFalse();
            time.set(LocalDateTime.of(2026, 9, 2, 10, 6));
            assertThat(corrections.followAgain()).isTrue();
            assertThat(due(late)).isEqualTo(MONDAY);
            assertThat(due(task)).isEqualTo(MONDAY);
            assertThat(lapse(returned.number())).isEqualTo(lapse);
            assertThat(corrections.followAgain()).isFalse();
        } finally {
            putBack(before, lines);
        }
        assertThat(due(task)).isEqualTo(FRIDAY);
    }

    @Test
    @DisplayName("另一个节点刚刚更正过，本节点三十秒内再更正：从更正后的安排起算，期限照样调整")
    void secondCorrectionOnAnotherNode() {
        calendar.isWorkingDay(LocalDate.of(2026, 9, 3)); // remembered here
        transaction.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO calendar_day (day, working, holiday, notice_year) VALUES ('2026-09-03', false, '抗战胜利日', 2026)").update();
            engine.setDueDate(task, Date.from(MONDAY)); // as the other node has moved it
            assertThat(calendar.isWorkingDay(LocalDate.of(2026, 9, 3))).as("still the old one").isTrue();
            enter("2026-09-04 某日 休");
            assertThat(due(task)).isEqualTo(at(LocalDate.of(2026, 9, 8)));
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("更正的同时有人办结其中一件：更正等它办完，不相互等死；已办的期限和流转记录不改")
    void taskFinishedMeanwhile() {
        Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        EnteredYear before = years.find(2026).orElseThrow();
        String lines = years.text(2026);
        try {
            assertThat(beside.second(() -> runAs(clerk, () -> tasks.complete(task, clerk, Map.of("decision", "accept"))), () -> enter(HOLIDAY))).isNull();
            assertThat(jdbc.sql("SELECT due_at = ? FROM work_item WHERE task_id = ?").params(FRIDAY.atOffset(java.time.ZoneOffset.UTC), task)
                    .query(Boolean.class).single()).isTrue();
            assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND text LIKE '工作日安排已更正，“受理备案”%'").param(number)
                    .query(Long.class).single()).isZero();
        } finally {
            putBack(before, lines);
        }
    }

    private void followed() {
        while (corrections.followAgain()) {
            // each correction once
        }
    }

    /** For the other tests, as if nothing had been corrected. */
    private void putBack(EnteredYear before, String lines) {
        EnteredYear entered = years.find(2026).orElseThrow();
        years.enter(2026, before.notice().notice(), lines, entered.version(), ADMIN);
        time.set(LocalDateTime.of(2026, 9, 2, 10, 12));
        followed();
        jdbc.sql("UPDATE calendar_year SET version = ?, entered_by = ?, entered_at = ? WHERE year = 2026")
                .params(before.version(), before.enteredBy(), before.enteredAt().atOffset(java.time.ZoneOffset.UTC)).update();
    }

    private void enter(String holiday) {
        EnteredYear entered = years.find(2026).orElseThrow();
        years.enter(2026, entered.notice().notice(), years.text(2026) + "\n" + holiday, entered.version(), ADMIN);
    }

    private int counted(String holiday) {
        return years.moved(years.read(2026, years.find(2026).orElseThrow().notice().notice(), years.text(2026) + "\n" + holiday));
    }

    private Instant lapse(String number) {
        return lapse(number, "event_correctionLapsed");
    }

    private Instant lapse(String number, String event) {
        return jdbc.sql("""
                SELECT j.duedate_ FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
                JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                WHERE e.business_key_ = ? AND d.act_id_ = ?""").params(number, event)
                .query(LocalDateTime.class).single().atZone(Zone.CHINA).toInstant();
    }

    @Test
    @DisplayName("录入页的核对一步写明将调整几件事项的期限; 不影响期限的更正写明不受影响")
    void preview() throws Exception {
        EnteredYear entered = years.find(2026).orElseThrow();
        String moved = previewOf(entered, years.text(2026) + "\n" + HOLIDAY);
        assertThat(moved).containsPattern("保存后将调整[1-9][0-9]*件事项的期限");
        assertPolite(moved);
        assertThat(previewOf(entered, years.text(2026))).contains("正在办理的事项，期限都不受影响");
    }

    private String previewOf(EnteredYear entered, String lines) throws Exception {
        return mvc.perform(post("/admin/calendar/preview").with(csrf()).with(signedInAs(ADMIN)).param("year", "2026")
                .param("notice", entered.notice().notice()).param("lines", lines).param("version", String.valueOf(entered.version())))
                .andReturn().getResponse().getContentAsString();
    }

    private Instant due(String taskId) {
        return engine.createTaskQuery().taskId(taskId).singleResult().getDueDate().toInstant();
    }

    private List<Job> jobs() {
        String instance = engine.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        return management.createJobQuery().processInstanceId(instance).timers().list();
    }

    private Instant reminder() {
        return jobs().stream().map(job -> job.getDuedate().toInstant()).min(Instant::compareTo).orElseThrow();
    }

    private String ladder() {
        return ladder(task);
    }

    private String ladder(String taskId) {
        String instance = engine.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId();
        return jdbc.sql("SELECT repeat_ FROM act_ru_job WHERE process_instance_id_ = ? AND repeat_ LIKE 'AT/%'").param(instance)
                .query(String.class).single();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(17, 30).atZone(Zone.CHINA).toInstant();
    }
}
