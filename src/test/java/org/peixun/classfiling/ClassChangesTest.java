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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Processes;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("班期变更：变更前提出，经同意后执行，备案时和现行的内容都保留")
class ClassChangesTest {

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired Filings repository;
    @Autowired ChangeSections sections;
    @Autowired Sections pages;
    @Autowired Tasks tasks;
    @Autowired Processes processes;
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
    @DisplayName("同意以前按现行内容；同意后现行内容改变，备案时的内容仍在，两者并列")
    void consented() {
        Draft draft = approved();
        begin(draft);
        write(draft, Map.of("examMethod", "改为机考，60分合格。"));
        assertThat(inForce(draft)).isEqualTo(1);
        ask(draft, "考核设备更换。");
        path.of(draft.number()).waitsAt("userTask_decideChange");
        assertThat(rows(draft)).singleElement().satisfies(row -> {
            assertThat(row.inForce()).isEqualTo(row.filed());
            assertThat(row.asked()).isEqualTo("改为机考，60分合格。");
        });

        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));

        path.of(draft.number()).passed("serviceTask_applyChange", "endEvent_changeConsented").waitsAt();
        assertThat(inForce(draft)).isEqualTo(2);
        assertThat(rows(draft)).singleElement().satisfies(row -> {
            assertThat(row.filed()).contains("笔试");
            assertThat(row.inForce()).isEqualTo("改为机考，60分合格。");
        });
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.APPROVED);
        var shown = (Sections.Application) pages.of(filing(draft), draft.applicant()).get(0).model();
        assertThat(shown.explanation()).as("no 补正说明").isEqualTo("变更原因：考核设备更换。");
        assertThat(shown.start()).contains("请于备案的开班日期" + draft.startsOn() + "开班", "办理“确认开班”");
    }

    @Test
    @DisplayName("不同意的写明理由，现行内容和花名册恢复原样，可以再次提出")
    void refused() {
        Draft draft = approved();
        begin(draft);
        write(draft, Map.of("examMethod", "改为机考。"));
        ask(draft, "考核设备更换。");
        runAs(clerk, () -> assertThatThrownBy(() -> decide(draft, Map.of("decision", "refuseChange", "opinion", "理由不足。")))
                .isInstanceOf(RequestRefused.class));
        decide(draft, Map.of("decision", "refuseChange", "reasons", List.of("CHANGE_UNFOUNDED"), "opinion", "请附证明。"));

        path.of(draft.number()).passed("serviceTask_sendChangeRefusal", "endEvent_changeRefused").waitsAt();
        assertThat(inForce(draft)).isEqualTo(1);
        assertThat(filing(draft).form().value(FilingField.EXAM_METHOD)).contains("笔试");
        begin(draft);
        assertThat(filing(draft).changing()).isTrue();
    }

    @Test
    @DisplayName("开班日期推后的，到变更后的日期才等待确认开班")
    void startMoves() {
        Draft draft = approved();
        LocalDate start = calendar.plus(draft.startsOn(), WorkingDays.of(3));
        begin(draft);
        write(draft, Map.of("startsOn", start.toString(), "endsOn", calendar.plus(start, WorkingDays.of(9)).toString(),
                "examOn", start.plusDays(20).toString()));
        runAs(draft.applicant(), () -> drafts.saveLessons(draft.number(), shifted(filing(draft).form().filledLessons(), 3), draft.applicant()));
        ask(draft, "教室维修。");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));

        time.passTo(draft.startsOn().atTime(9, 0));
        path.of(draft.number()).notPassed("userTask_confirmStart").waitsAt();
        time.passTo(start.atTime(9, 0));
        path.of(draft.number()).passed("event_classStartDateReached").waitsAt("userTask_confirmStart");
    }

    @Test
    @DisplayName("原定开班日期到了才同意推后的，失效的计时从变更后的开班日期起")
    void lapseMoves() {
        Draft draft = scenario.aValidDraft();
        LocalDate before = calendar.plus(time.today(), WorkingDays.of(6));
        write(draft, Map.of("startsOn", before.toString()));
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        consented(draft);
        begin(draft);
        write(draft, Map.of("startsOn", draft.startsOn().toString()));
        ask(draft, "教室维修。");
        time.passTo(before.atTime(9, 0));
        path.of(draft.number()).waitsAt("userTask_confirmStart", "userTask_decideChange");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));

        time.passTo(calendar.plus(before, WorkingDays.of(11)).atTime(9, 0));
        path.of(draft.number()).notPassed("event_startLapsed").waitsAt("userTask_confirmStart");
        time.passTo(calendar.plus(draft.startsOn(), WorkingDays.of(11)).atTime(9, 0));
        path.of(draft.number()).passed("event_startLapsed").ended();
    }

    @Test
    @DisplayName("到了开班日期还没有开班的（如教师生病）：可以申请整班推后，同意后到新的日期确认开班，期限随之移动，不算超期")
    void putOffOnItsFirstDay() {
        Draft draft = approved();
        LocalDate start = calendar.plus(draft.startsOn(), WorkingDays.of(4));
        time.passTo(draft.startsOn().atTime(9, 0));
        begin(draft);
        putOff(draft, start, 4);
        ask(draft, "教师生病。");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(filing(draft).startsOn()).isEqualTo(start);
        assertThat(jdbc.sql("SELECT (due_at AT TIME ZONE 'Asia/Shanghai')::date FROM work_item WHERE case_number = ? AND step_key = 'confirmStart'")
                .param(draft.number()).query(LocalDate.class).single()).isAfter(start);
        time.passTo(start.atTime(9, 0));
        path.of(draft.number()).notPassed("event_startDeadlineReached").waitsAt("userTask_confirmStart");
        submit(draft, "confirmStart", draft.applicant(), Map.of("startedOn", start.toString(), "startedSize", 10, "confirmation", true));
        assertThat(filing(draft).state()).isEqualTo(FilingState.RUNNING);
    }

    @Test
    @DisplayName("开班日期跨年的，在新的年度编新的期次，与当年的其他班期不重名")
    void anotherYear() {
        time.set(LocalDateTime.of(2025, 12, 15, 9, 0));
        Draft draft = approved();
        assertThat(filing(draft).title()).startsWith("2025").contains("第1期");
        var other = new String[1];
        runAs(draft.applicant(), () -> other[0] = filings.draft(draft.applicant(), draft.institutionId()));
        scenario.fill(other[0], draft.applicant(), draft.institutionId(), draft.institutionId(), 30, 10);
        runAs(draft.applicant(), () -> filings.submit(other[0], draft.applicant()));
        begin(draft);
        putOff(draft, calendar.plus(draft.startsOn(), WorkingDays.of(5)), 5);
        ask(draft, "教室维修。");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(repository.get(other[0]).title()).startsWith("2026").contains("第1期");
        assertThat(filing(draft).title()).startsWith("2026").contains("第2期");
    }

    @Test
    @DisplayName("按期提出的变更，第二天涉及的课次开始以前可以同意；课次开始以后不能")
    void consentedBeforeItBegins() {
        Draft draft = classes.running();
        LocalDate next = calendar.plus(draft.startsOn(), WorkingDays.of(1));
        taught(draft, 3);
        time.passTo(next.atTime(8, 0));
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(inForce(draft)).isEqualTo(2);

        taught(draft, 5);
        time.passTo(calendar.plus(draft.startsOn(), WorkingDays.of(2)).atTime(9, 0));
        assertThatThrownBy(() -> decide(draft, Map.of("decision", "consentChange", "opinion", "同意。")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("已经上完或者临近").hasMessageContaining("不同意变更");
    }

    /** Asks for another content of a lesson. */
    private void taught(Draft draft, int row) {
        begin(draft);
        runAs(draft.applicant(), () -> drafts.saveLessons(draft.number(), before -> {
            List<FilingForm.Lesson> lessons = new ArrayList<>(before);
            FilingForm.Lesson l = lessons.get(row - 1);
            lessons.set(row - 1, new FilingForm.Lesson(l.date(), l.starts(), l.ends(), l.hours(), l.kind(), "改讲", l.place(), l.teacher()));
            return lessons;
        }, draft.applicant()));
        ask(draft, "教学进度调整。");
    }

    @Test
    @DisplayName("上课期间换培训场地：上过的课次写明仍在原来的场地，原来的场地停用、被占用都不妨碍；以后的课次在新的场地")
    void anotherPlace() {
        Draft draft = classes.running();
        long other = draft.institutionId() + 5_000_000;
        jdbc.sql("INSERT INTO place (id, institution_id, name, address, capacity) SELECT ?, institution_id, '二号教室', address, 60 FROM place WHERE id = ?")
                .params(other, draft.institutionId()).update();
        time.passTo(calendar.plus(draft.startsOn(), WorkingDays.of(1)).atTime(18, 0));
        jdbc.sql("UPDATE place SET valid_to = ? WHERE id = ?").params(time.today(), draft.institutionId()).update();
        begin(draft);
        write(draft, Map.of("placeId", String.valueOf(other)));
        ask(draft, "教室到期。");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(filing(draft).form().lessons()).extracting(FilingForm.Lesson::place).startsWith(String.valueOf(draft.institutionId()), String.valueOf(draft.institutionId()))
                .endsWith("", "").filteredOn(place -> !place.isEmpty()).hasSize(4);
        assertThat(jdbc.sql("SELECT count(*) FROM class_session WHERE number = ? AND place_key = ?").params(draft.number(), "#" + other)
                .query(Integer.class).single()).isEqualTo(16);
        begin(draft);
        write(draft, Map.of("examMethod", "改为机考。"));
        ask(draft, "上过的课次所在的场地已经停用，不妨碍以后的变更。");
    }

    /** The class as a whole comes later. */
    private void putOff(Draft draft, LocalDate start, int days) {
        write(draft, Map.of("startsOn", start.toString(), "endsOn", calendar.plus(start, WorkingDays.of(9)).toString(),
                "examOn", start.plusDays(25).toString()));
        runAs(draft.applicant(), () -> drafts.saveLessons(draft.number(), shifted(filing(draft).form().filledLessons(), days), draft.applicant()));
    }

    @Test
    @DisplayName("结课日期推后的，到变更后的日期才结课")
    void endMoves() {
        Draft draft = classes.running();
        classes.planned(draft, draft.startsOn());
        classes.inspected(draft);
        List<FilingForm.Lesson> lessons = new ArrayList<>(filing(draft).form().filledLessons());
        FilingForm.Lesson last = lessons.remove(lessons.size() - 1);
        LocalDate before = LocalDate.parse(last.date());
        LocalDate end = calendar.plus(before, WorkingDays.of(2));
        lessons.add(new FilingForm.Lesson(end.toString(), last.starts(), last.ends(), last.hours(), last.kind(), last.content(), "", last.teacher()));
        begin(draft);
        runAs(draft.applicant(), () -> drafts.saveLessons(draft.number(), lessons, draft.applicant()));
        write(draft, Map.of("endsOn", end.toString(), "examOn", end.plusDays(5).toString()));
        ask(draft, "教室维修。");
        decide(draft, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(jdbc.sql("""
                SELECT j.duedate_::date FROM act_ru_job j JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_
                JOIN act_ru_execution e ON e.id_ = j.process_instance_id_ WHERE e.business_key_ = ? AND d.act_id_ = 'event_examLapsed'""")
                .param(draft.number()).query(LocalDate.class).single()).as("考核最晚90日，再过60日").isEqualTo(end.plusDays(90 + 60 + 1));

        time.passTo(before.plusDays(1).atTime(9, 0));
        path.of(draft.number()).notPassed("serviceTask_drawSample").waitsAt("userTask_arrangeExam");
        assertThat(jdbc.sql("SELECT (due_at AT TIME ZONE 'Asia/Shanghai')::date FROM work_item WHERE case_number = ? AND step_key = 'arrangeExam'")
                .param(draft.number()).query(LocalDate.class).single()).isEqualTo(calendar.plus(end, WorkingDays.of(5)));
        time.passTo(end.plusDays(1).atTime(9, 0));
        path.of(draft.number()).passed("serviceTask_drawSample").waitsAt("userTask_callTrainees", "userTask_arrangeExam");
    }

    @Test
    @DisplayName("模型里没有的计时：调整时报错，不会悄悄不动")
    void timerOfNoModel() {
        Draft draft = approved();
        assertThatThrownBy(() -> processes.moveTimer(draft.number(), "event_startDate", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("event_startDate");
    }

    @Test
    @DisplayName("同一班期同时只有一项变更；没有改动、职业改动的不能提交；原因必填")
    void oneAtATime() {
        Draft draft = approved();
        begin(draft);
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> changes.ask(draft.number(), " ", draft.applicant()))
                .hasMessageContaining("变更原因"));
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> changes.ask(draft.number(), "没有改动", draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class,
                        refused -> assertThat(refused.problems().toString()).contains("没有差别")));
        write(draft, Map.of("level", "L3"));
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> changes.ask(draft.number(), "改等级", draft.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class,
                        refused -> assertThat(refused.problems().toString()).contains("不能通过变更修改")));
        write(draft, Map.of("level", "L4", "examMethod", "改为机考。"));
        ask(draft, "考核设备更换。");
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> changes.begin(draft.number(), draft.applicant()))
                .hasMessageContaining("已有一项变更申请"));
    }

    @Test
    @DisplayName("放弃变更：内容和花名册恢复为现行")
    void givenUp() {
        Draft draft = approved();
        begin(draft);
        write(draft, Map.of("examMethod", "改为机考。"));
        runAs(draft.applicant(), () -> changes.giveUp(draft.number(), draft.applicant()));
        assertThat(filing(draft).form().value(FilingField.EXAM_METHOD)).contains("笔试");
        assertThat(filing(draft).editable()).isFalse();
    }

    @Test
    @DisplayName("变更审批超期：提醒、督办，变更仍可审批；班期结束的，待审批的变更随之结束")
    void overdue() {
        Draft draft = approved();
        begin(draft);
        write(draft, Map.of("examMethod", "改为机考。"));
        ask(draft, "考核设备更换。");
        time.passWorkingDays(2);
        path.of(draft.number()).passed("event_changeReminderDue", "endEvent_changeReminded", "event_changeDeadlineReached",
                "endEvent_changeEscalated").waitsAt("userTask_decideChange");
        runAs(draft.applicant(), () -> filings.cancel(draft.number(), "报名学员不足", draft.applicant()));
        path.of(draft.number()).passed("endEvent_classCancelled").ended();
        assertThat(filing(draft).form().value(FilingField.EXAM_METHOD)).contains("笔试");
    }

    @Test
    @DisplayName("提出变更后教师被别的班期占用的，不能同意，说明冲突")
    void takenMeanwhile() {
        Draft draft = approved();
        begin(draft);
        LocalDate moved = calendar.plus(draft.startsOn(), WorkingDays.of(9)).plusDays(1);
        LocalDate saturday = moved.with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.SATURDAY));
        runAs(draft.applicant(), () -> {
            List<FilingForm.Lesson> lessons = new ArrayList<>(filing(draft).form().filledLessons());
            FilingForm.Lesson last = lessons.remove(lessons.size() - 1);
            lessons.add(new FilingForm.Lesson(saturday.toString(), "08:30", "11:45", last.hours(), last.kind(), last.content(), "", last.teacher()));
            drafts.saveLessons(draft.number(), lessons, draft.applicant());
            drafts.saveValues(draft.number(), Map.of("endsOn", saturday.toString(), "examOn", saturday.plusDays(5).toString()), draft.applicant());
        });
        ask(draft, "教室占用。");
        jdbc.sql("""
                INSERT INTO class_session (number, position, held_on, starts, ends, place_key, teacher_certificate)
                SELECT ?, 99, ?, TIME '08:00', TIME '12:00', '', 'ZS' || ?""")
                .params(approved().number(), saturday, draft.institutionId()).update();
        assertThatThrownBy(() -> decide(draft, Map.of("decision", "consentChange", "opinion", "同意。")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT);
                    assertThat(refused).hasMessageContaining("提出变更以后情况有变化");
                });
        assertThat(inForce(draft)).isEqualTo(1);
    }

    @Test
    @DisplayName("开班登记：早于备案日期、多于备案人数的不接受，写明怎样填写")
    void confirmation() {
        Draft draft = approved();
        time.passTo(draft.startsOn().atTime(9, 0));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("startedOn", draft.startsOn().minusDays(1).toString(), "startedSize", 10, "confirmation", true),
                Map.of("startedOn", "明天", "startedSize", 10, "confirmation", true),
                Map.of("startedOn", draft.startsOn().toString(), "startedSize", 11, "confirmation", true),
                Map.of("startedOn", draft.startsOn().toString(), "startedSize", 0, "confirmation", true))) {
            runAs(draft.applicant(), () -> assertThatThrownBy(() -> tasks.complete(
                    tasks.open(draft.number(), "confirmStart").orElseThrow(), draft.applicant(), wrong))
                    .isInstanceOfSatisfying(RequestRefused.class,
                            refused -> assertThat(refused.problems().toString()).contains("不能接受")));
        }
    }

    @Test
    @DisplayName("别的机构、别县经办：查不到，办不了")
    void strangers() {
        Draft draft = approved();
        Draft other = scenario.aValidDraft();
        runAs(other.applicant(), () -> assertThatThrownBy(() -> changes.begin(draft.number(), other.applicant()))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.NOT_FOUND)));
        begin(draft);
        write(draft, Map.of("examMethod", "改为机考。"));
        ask(draft, "考核设备更换。");
        Actor stranger = actor(Role.COUNTY_CLERK, "371525");
        runAs(stranger, () -> assertThatThrownBy(() -> tasks.complete(tasks.open(draft.number(), "decideChange").orElseThrow(),
                stranger, Map.of("decision", "consentChange", "opinion", "同意。"))).isInstanceOf(RequestRefused.class));
    }

    private List<FilingForm.Lesson> shifted(List<FilingForm.Lesson> lessons, int days) {
        return lessons.stream().map(l -> new FilingForm.Lesson(calendar.plus(LocalDate.parse(l.date()), WorkingDays.of(days)).toString(),
                l.starts(), l.ends(), l.hours(), l.kind(), l.content(), l.place(), l.teacher())).toList();
    }

    private Draft approved() {
        return consented(scenario.submitted());
    }

    private Draft consented(Draft draft) {
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        submit(draft, "consentOpening", manager, Map.of("decision", "approve"));
        return draft;
    }

    private void begin(Draft draft) {
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
    }

    private void write(Draft draft, Map<String, String> values) {
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), values, draft.applicant()));
    }

    private void ask(Draft draft, String reason) {
        runAs(draft.applicant(), () -> changes.ask(draft.number(), reason, draft.applicant()));
    }

    private void decide(Draft draft, Map<String, Object> values) {
        submit(draft, "decideChange", clerk, values);
    }

    private void submit(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    private ClassFiling filing(Draft draft) {
        return repository.get(draft.number());
    }

    private int inForce(Draft draft) {
        return filing(draft).versions().inForce();
    }

    private List<ChangeSections.Row> rows(Draft draft) {
        return ((ChangeSections.Changes) sections.of(filing(draft)).orElseThrow().model()).rows();
    }
}
