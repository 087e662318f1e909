package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.WorkListDrift;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wednesday 2026-05-06; Saturday 2026-05-09 is worked. */
@IntegrationTest
@DisplayName("机构暂停承训资格（第12条）：未办结的事项暂停，恢复后按剩余时间继续，移出目录的终止")
class SuspensionTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);
    private final Actor city = actor(Role.CITY_MANAGER, "371500");

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired ClassChanges changes;
    @Autowired FilingDrafts drafts;
    @Autowired InstitutionStanding standing;
    @Autowired Tasks tasks;
    @Autowired TaskService engine;
    @Autowired ManagementService jobs;
    @Autowired CasePath path;
    @Autowired WorkListDrift drift;
    @Autowired FilingLetters letters;
    @Autowired WorkingCalendar calendar;
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
    @DisplayName("暂停后不能认领、提交、催办、撤回，Tasklist 也不能；定时不触发；待办里没有，“暂停”里有")
    void everythingStandsStill() {
        Draft draft = scenario.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        suspend(draft);

        path.of(draft.number()).passed("serviceTask_pauseFiling").notPassed("endEvent_filingResumed");
        assertThat(item(draft)).isEqualTo("PAUSED");
        for (Runnable deed : List.<Runnable>of(() -> tasks.claim(task, clerk),
                () -> tasks.complete(task, clerk, Map.of("decision", "accept")), () -> tasks.urge(task, manager))) {
            runAs(clerk, () -> assertThatThrownBy(deed::run).isInstanceOfSatisfying(RequestRefused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT)).hasMessageContaining("暂停办理"));
        }
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.withdraw(draft.number(), "不办了", draft.applicant()))
                .hasMessageContaining("暂停承训资格"));
        runAs(clerk, () -> assertThatThrownBy(() -> engine.claim(task, clerk.userId())).isInstanceOf(ProcessEngineException.class));
        runAs(clerk, () -> assertThatThrownBy(() -> engine.complete(task, Map.of("decision", "accept")))
                .isInstanceOf(ProcessEngineException.class).hasMessageContaining("暂停办理"));

        time.passWorkingDays(5);
        path.of(draft.number()).notPassed("event_acceptReminderDue", "event_acceptDeadlineReached");
        assertThat(drift.find()).filteredOn(found -> found.taskId().equals(task)).isEmpty();
    }

    @Test
    @DisplayName("恢复后期限、提醒、督办顺延暂停的工作日（含调休的周六），级别从第一级起")
    void goesOnWithTheTimeThatWasLeft() {
        Draft draft = scenario.submitted();
        assertThat(due(draft)).isEqualTo(at("2026-05-08T17:30"));
        time.passWorkingDays(1);
        suspend(draft);
        time.passTo(LocalDateTime.of(2026, 5, 12, 10, 0));
        reinstate(draft);

        path.of(draft.number()).passed("event_institutionReinstated", "endEvent_filingResumed").waitsAt("userTask_acceptFiling");
        assertThat(item(draft)).isEqualTo("OPEN");
        assertThat(due(draft)).as("5月7日暂停、12日恢复：8、9、11、12日不计").isEqualTo(at("2026-05-13T17:30"));
        assertThat(jdbc.sql("SELECT due_at FROM work_item WHERE case_number = ?").param(draft.number()).query(java.sql.Timestamp.class)
                .single().toInstant()).isEqualTo(at("2026-05-13T17:30"));

        time.passTo(LocalDateTime.of(2026, 5, 13, 9, 0));
        path.of(draft.number()).notPassed("event_acceptDeadlineReached");
        assertThat(level(draft)).isZero();
        time.passTo(LocalDateTime.of(2026, 5, 14, 9, 0));
        assertThat(level(draft)).isEqualTo(1);
        time.passTo(LocalDateTime.of(2026, 5, 18, 9, 0));
        assertThat(level(draft)).isEqualTo(2);
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        path.of(draft.number()).waitsAt("userTask_reviewFiling");
    }

    @Test
    @DisplayName("暂停以前已经超期的：恢复后超期的工作日数不变，暂停不算延误；督办接着上一级，不跳级、不重复")
    void asLateAsBefore() {
        Draft draft = scenario.submitted();
        time.passTo(LocalDateTime.of(2026, 5, 9, 10, 0));
        assertThat(level(draft)).isEqualTo(1);
        suspend(draft);
        time.passTo(LocalDateTime.of(2026, 5, 12, 10, 0));
        reinstate(draft);

        assertThat(due(draft)).as("9日暂停、12日恢复：11、12日不计").isEqualTo(at("2026-05-11T17:30"));
        time.passTo(LocalDateTime.of(2026, 5, 13, 9, 0));
        assertThat(level(draft)).isEqualTo(1);
        time.passTo(LocalDateTime.of(2026, 5, 14, 9, 0));
        assertThat(level(draft)).isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = 'ESCALATED'").param(draft.number())
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    @DisplayName("暂停两次：每次都顺延；补正失效的期限同样顺延；开班日期不变")
    void twice() {
        Draft returned = scenario.submitted();
        submit(returned, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书"));
        Instant lapse = timer(returned, "event_correctionLapsed");
        for (int i = 0; i < 2; i++) {
            suspend(returned);
            time.passWorkingDays(2);
            reinstate(returned);
        }
        var before = LocalDateTime.ofInstant(lapse, Zone.CHINA);
        assertThat(timer(returned, "event_correctionLapsed")).isEqualTo(
                calendar.plus(before.toLocalDate(), WorkingDays.of(4)).atTime(before.toLocalTime()).atZone(Zone.CHINA).toInstant());
        assertThat(jdbc.sql("SELECT count(*) FROM case_pause WHERE case_number = ? AND resumed_at IS NOT NULL")
                .param(returned.number()).query(Integer.class).single()).isEqualTo(2);

        time.set(MORNING);
        Draft approved = approved();
        Instant start = timer(approved, "event_classStartDateReached");
        suspend(approved);
        time.passWorkingDays(3);
        reinstate(approved);
        assertThat(timer(approved, "event_classStartDateReached")).isEqualTo(start);
    }

    @Test
    @DisplayName("暂停中开班、结课日期和失效期限都已过去的：恢复后等待确认开班，失效期限从恢复之日起计算；先申请变更日期，到新的日期确认开班")
    void startsWhileSuspended() {
        Draft approved = approved();
        suspend(approved);
        time.passWorkingDays(30);
        reinstate(approved);
        time.fireDueJobs();

        path.of(approved.number()).passed("event_classStartDateReached").notPassed("event_startLapsed").waitsAt("userTask_confirmStart");
        assertThat(timer(approved, "event_startLapsed")).isEqualTo(closing(calendar.plus(time.today(), WorkingDays.of(10))));
        LocalDate start = calendar.plus(time.today(), WorkingDays.of(1));
        putOff(approved, start);
        time.passTo(start.atTime(9, 0));
        submit(approved, "confirmStart", approved.applicant(), Map.of("startedOn", start.toString(), "startedSize", 10, "confirmation", true));
        path.of(approved.number()).passed("endEvent_classStarted");
    }

    private void putOff(Draft draft, LocalDate start) {
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveValues(draft.number(), Map.of("startsOn", start.toString(), "endsOn", calendar.plus(start, WorkingDays.of(9)).toString(),
                    "examOn", start.plusDays(25).toString()), draft.applicant());
            drafts.saveLessons(draft.number(), before -> before.stream().map(l -> new FilingForm.Lesson(
                    calendar.plus(start, WorkingDays.of(before.indexOf(l) / 2)).toString(), l.starts(), l.ends(), l.hours(), l.kind(), l.content(),
                    l.place(), l.teacher())).toList(), draft.applicant());
            changes.ask(draft.number(), "暂停期间开班、结课日期已过。", draft.applicant());
        });
        submit(draft, "decideChange", clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
    }

    @Test
    @DisplayName("暂停顺延的失效期限，不因同意不涉及日期的变更收回")
    void changeLeavesTheTimeThatWasLeft() {
        Draft approved = approved();
        time.passTo(approved.startsOn().atTime(9, 0));
        suspend(approved);
        time.passWorkingDays(3);
        reinstate(approved);
        Instant lapse = closing(calendar.plus(approved.startsOn(), WorkingDays.of(13)));
        assertThat(timer(approved, "event_startLapsed")).isEqualTo(lapse);
        runAs(approved.applicant(), () -> {
            changes.begin(approved.number(), approved.applicant());
            drafts.saveValues(approved.number(), Map.of("examMethod", "改为机考，60分合格。"), approved.applicant());
            changes.ask(approved.number(), "考核设备更换。", approved.applicant());
        });
        submit(approved, "decideChange", clerk, Map.of("decision", "consentChange", "opinion", "同意。"));

        path.of(approved.number()).passed("endEvent_changeConsented").waitsAt("userTask_confirmStart");
        assertThat(timer(approved, "event_startLapsed")).isEqualTo(lapse);
    }

    @Test
    @DisplayName("暂停中不能提出变更；移出目录：暂停的、审查中的、已同意的都终止，送达终止通知书，学员释放")
    void removed() {
        Draft open = scenario.submitted();
        Draft approved = approved();
        suspend(approved);
        runAs(approved.applicant(), () -> assertThatThrownBy(() -> changes.begin(approved.number(), approved.applicant()))
                .hasMessageContaining("暂停承训资格"));
        for (Draft draft : List.of(open, approved)) {
            decide(draft, DirectoryStatus.REMOVED, StandingReason.FALSE_MATERIAL);
            assertThatThrownBy(() -> decide(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("请选择“原决定撤销”");
            path.of(draft.number()).passed("serviceTask_terminateFiling", "endEvent_filingTerminated").ended();
            assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.TERMINATED);
            assertThat(item(draft)).isIn("CANCELLED", "DONE");
            assertThat(jdbc.sql("SELECT count(*) FROM trainee_enrolment WHERE case_number = ? AND state = 'ACTIVE'")
                    .param(draft.number()).query(Integer.class).single()).isZero();
            assertThat(letters.letter(draft.number(), LetterKind.TERMINATION, 1, draft.applicant()).content().toString())
                    .contains("移出培训机构目录", "聊人社监字〔2026〕3号", "行政复议");
        }
    }

    @Test
    @DisplayName("只有市级负责人可以决定；状态不对、没有写明事由和文号的不接受")
    void whoMayDecide() {
        Draft draft = scenario.aValidDraft();
        for (Actor other : List.of(clerk, manager, actor(Role.CITY_CLERK, "371500"), draft.applicant())) {
            runAs(other, () -> assertThatThrownBy(() -> standing.decide(draft.institutionId(), decision(DirectoryStatus.SUSPENDED,
                    StandingReason.FALSE_MATERIAL), other)).isInstanceOf(RequestRefused.class));
        }
        assertThatThrownBy(() -> reinstate(draft)).hasMessageContaining("不能改为");
        runAs(city, () -> assertThatThrownBy(() -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(
                DirectoryStatus.SUSPENDED, StandingReason.FALSE_MATERIAL, "查实。", " "), city)).hasMessageContaining("文号"));
        suspend(draft);
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.submit(draft.number(), draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems().toString())
                        .contains("暂停承训", "2026-05-06", "聊人社监字〔2026〕3号")));
    }

    @Test
    @DisplayName("决定以前写明影响：审查中的、已同意的各几件，学员多少，怎样处理")
    void impact() {
        Draft draft = approved();
        assertThat(standing.impact(draft.institutionId(), DirectoryStatus.SUSPENDED)).singleElement().satisfies(line -> {
            assertThat(line.what()).contains("已同意开班", "学员10人");
            assertThat(line.number()).isEqualTo(1);
            assertThat(line.consequence()).contains("停止计时");
        });
    }

    @Test
    @DisplayName("同时报送和暂停：报送要么不被接受，要么随即暂停，没有漏网的")
    void submissionMeetsSuspension() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            drafts.add(scenario.aValidDraft());
        }
        var threads = java.util.concurrent.Executors.newFixedThreadPool(12);
        try {
            List<java.util.concurrent.Callable<Object>> deeds = new ArrayList<>();
            for (Draft draft : drafts) {
                deeds.add(() -> {
                    runAs(draft.applicant(), () -> {
                        try {
                            filings.submit(draft.number(), draft.applicant());
                        } catch (RequestRefused suspended) {
                            assertThat(suspended.problems().toString()).contains("暂停承训");
                        }
                    });
                    return null;
                });
                deeds.add(() -> {
                    suspend(draft);
                    return null;
                });
            }
            for (var outcome : threads.invokeAll(deeds)) {
                outcome.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Set<String> numbers = drafts.stream().map(Draft::number).collect(Collectors.toSet());
        assertThat(jdbc.sql("SELECT number FROM case_file WHERE state = 'SUBMITTED' AND paused_at IS NULL").query(String.class).list())
                .doesNotContainAnyElementsOf(numbers);
    }

    private Draft approved() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        submit(draft, "consentOpening", manager, Map.of("decision", "approve"));
        return draft;
    }

    private void suspend(Draft draft) {
        decide(draft, DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
    }

    private void reinstate(Draft draft) {
        decide(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
    }

    private void decide(Draft draft, DirectoryStatus to, StandingReason reason) {
        runAs(city, () -> standing.decide(draft.institutionId(), decision(to, reason), city));
    }

    private static InstitutionStanding.Decision decision(DirectoryStatus to, StandingReason reason) {
        return new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号");
    }

    private void submit(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    private String item(Draft draft) {
        return jdbc.sql("SELECT state FROM work_item WHERE case_number = ? ORDER BY created_at DESC LIMIT 1").param(draft.number())
                .query(String.class).single();
    }

    private int level(Draft draft) {
        return jdbc.sql("SELECT max(escalation_level) FROM work_item WHERE case_number = ?").param(draft.number())
                .query(Integer.class).single();
    }

    private Instant due(Draft draft) {
        return engine.createTaskQuery().processInstanceBusinessKey(draft.number()).singleResult().getDueDate().toInstant();
    }

    private Instant timer(Draft draft, String element) {
        String instance = jdbc.sql("SELECT id_ FROM act_ru_execution WHERE business_key_ = ? AND parent_id_ IS NULL")
                .param(draft.number()).query(String.class).single();
        return jobs.createJobQuery().processInstanceId(instance).activityId(element).singleResult().getDuedate().toInstant();
    }

    private static Instant closing(LocalDate day) {
        return at(day + "T17:30");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zone.CHINA).toInstant();
    }
}
