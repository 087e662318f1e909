package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDate;
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
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two working days later than filed: four lessons had no class to be held in. */
@IntegrationTest
@DisplayName("实际开班晚于备案的日期：此前的课次没有上过（第11条）")
class LateStartTest {

    @Autowired FilingScenario filings;
    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired ClassFilings views;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired WorkingCalendar calendar;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private Draft draft;

    @BeforeEach
    void startedLate() {
        time.set(TimeMachine.START);
        draft = scenario.approved(filings.aValidDraft());
        scenario.started(draft, day(2), 10);
        time.passTo(day(2).atTime(18, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("此前的课次不登记考勤、更正和视频，当日的可以")
    void nothingIsRecorded() {
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson == 4 ? "出勤" : "")).isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.problem()).contains("在实际开班日期" + day(2) + "以前", "第11条", "请申请变更"));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson == 5 || lesson == 6 ? "出勤" : "")).isEmpty();
        runAs(draft.applicant(), () -> {
            assertThatThrownBy(() -> work.correctAttendance(draft.number(), 1, 1, "出勤", "漏登", draft.applicant()))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("在实际开班日期");
            assertThatThrownBy(() -> scenario.videos(draft, 1, 2)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("“第3次课").hasMessageContaining("在实际开班日期");
        });
        scenario.videos(draft, 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    @Test
    @DisplayName("补上以前不能认定结业，写明怎样做；变更到以后的日期补上以后可以")
    void madeUp() {
        assertThat(blocks()).anyMatch(block -> block.startsWith("有4次课在实际开班日期" + day(2) + "以前，没有上，应由培训主体申请变更"));
        move();
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        time.passTo(day(13).atTime(18, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> "出勤")).isEmpty();
        scenario.videos(draft);
        assertThat(blocks()).noneMatch(block -> block.contains("次课"));
    }

    @Test
    @DisplayName("实际开班日期登记有误：县区经办写明原因更正以后，此前上过的课次可以登记；同样核对日期；已有记录的课次不能改为开班以前；培训主体不能更正")
    void typedWrongly() {
        refused(draft.startsOn().minusDays(1).toString(), "填错", "不早于备案的开班日期");
        refused(day(2).toString(), "填错", "不需要更正");
        refused(draft.startsOn().toString(), " ", "更正原因应写1至500字");
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> work.correctStart(draft.number(), draft.startsOn().toString(), "填错", draft.applicant()))
                .isInstanceOf(RequestRefused.class));
        correct(draft.startsOn().toString(), "登记时日期填错，签到表附后");
        assertThat(scenario.registered(draft).startedOn()).isEqualTo(draft.startsOn());
        assertThat(blocks()).noneMatch(block -> block.contains("在实际开班日期"));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson <= 2 ? "出勤" : "")).isEmpty();
        refused(day(1).toString(), "又填错", "“第1次课 " + draft.startsOn().toString().substring(5));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? ORDER BY id DESC LIMIT 1 OFFSET 1").param(draft.number()).query(String.class).single())
                .isEqualTo("更正实际开班日期：由" + day(2) + "改为" + draft.startsOn() + "。原因：登记时日期填错，签到表附后。");
    }

    private void correct(String day, String reason) {
        runAs(scenario.clerk, () -> work.correctStart(draft.number(), day, reason, scenario.clerk));
    }

    private void refused(String day, String reason, String why) {
        assertThatThrownBy(() -> correct(day, reason)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    private void move() {
        List<Lesson> lessons = new ArrayList<>(views.view(draft.number(), draft.applicant()).form().lessons());
        for (int i = 0; i < 4; i++) {
            Lesson old = lessons.get(i);
            lessons.set(i, new Lesson(day(10 + i / 2).toString(), old.starts(), old.ends(), old.hours(), old.kind(), old.content(), "", old.teacher()));
        }
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveLessons(draft.number(), lessons, draft.applicant());
            drafts.saveValues(draft.number(), Map.of("endsOn", day(11).toString(), "examOn", day(15).toString()), draft.applicant());
            changes.ask(draft.number(), "推迟开班，补上此前的课次。", draft.applicant());
        });
    }

    private List<String> blocks() {
        return work.examined(draft.number(), draft.applicant()).blocks();
    }

    private LocalDate day(int workingDays) {
        return workingDays == 0 ? draft.startsOn() : calendar.plus(draft.startsOn(), WorkingDays.of(workingDays));
    }
}
