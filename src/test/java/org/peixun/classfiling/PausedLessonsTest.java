package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
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
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.WorkingDays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("暂停承训期间没有上的课次，恢复以后可以申请改期（第11、12条）")
class PausedLessonsTest {

    private final Actor city = actor(Role.CITY_MANAGER, "371500");

    @Autowired ClassScenario classes;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired Filings repository;
    @Autowired InstitutionStanding standing;
    @Autowired WorkingCalendar calendar;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private Draft draft;

    /** The first two days are held, the next three lie in the pause. */
    @BeforeEach
    void suspendedForThreeDays() {
        time.set(TimeMachine.START);
        draft = classes.running();
        time.passTo(calendar.plus(draft.startsOn(), WorkingDays.of(1)).atTime(18, 0));
        stand(DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
        time.passTo(calendar.plus(draft.startsOn(), WorkingDays.of(4)).atTime(18, 0));
        stand(DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("暂停期间的六次课改到结课以后，经同意后按新的日期登记考勤")
    void movedToTheEnd() {
        ask(moved(4, 10));
        classes.done(draft, "decideChange", classes.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(classes.registered(draft).sessions()).hasSize(20).filteredOn(lesson -> lesson.date().isAfter(last(9)))
                .extracting(RegisteredClass.Session::position).containsExactly(5, 6, 7, 8, 9, 10);
    }

    @Test
    @DisplayName("暂停承训资格期间的课次不登记考勤和视频（第12条）：恢复前后都一样，暂停以前的课次可以登记；改到以后的日期再登记")
    void notHeldWhileSuspended() {
        assertThat(classes.attendance(draft, (row, lesson) -> lesson <= 4 ? "出勤" : "")).isEmpty();
        assertThat(classes.attendance(draft, (row, lesson) -> lesson == 5 || lesson == 10 ? "出勤" : "")).isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.problem()).contains("在暂停承训资格期间，不得上课（第12条）"));
        assertThatThrownBy(() -> classes.videos(draft, 1, 2, 3, 4)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("“第5次课").hasMessageContaining("在暂停承训资格期间，不得上课（第12条）");
        ask(moved(4, 10));
        classes.done(draft, "decideChange", classes.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        time.passTo(classes.registered(draft).endsOn().atTime(18, 0));
        assertThat(classes.attendance(draft, (row, lesson) -> "出勤")).isEmpty();
        classes.videos(draft);
    }

    @Test
    @DisplayName("还在暂停的：暂停以前的课次仍可登记，此后的不能；考核日期不能在暂停期间")
    void whileStillSuspended() {
        time.passTo(last(5).atTime(7, 0));
        stand(DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
        time.passTo(last(6).atTime(18, 0));
        assertThat(classes.attendance(draft, (row, lesson) -> lesson <= 4 ? "出勤" : "")).isEmpty();
        classes.videos(draft, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        assertThat(classes.attendance(draft, (row, lesson) -> lesson == 11 ? "出勤" : "")).isNotEmpty();
        LocalDate exam = classes.registered(draft).exam().on();
        assertThat(exam).isAfter(last(9));
        time.passTo(exam.plusDays(1).atTime(18, 0));
        stand(DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
        assertThatThrownBy(() -> classes.arranged(draft, exam)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining(exam + "在暂停承训资格期间，不得组织考核（第12条）");
        classes.arranged(draft, exam.plusDays(3));
    }

    @Test
    @DisplayName("已经安排的考核落在暂停期间：不能报送结果，更改安排以后可以")
    void examWhileSuspended() {
        LocalDate exam = classes.registered(draft).exam().on();
        classes.arranged(draft, exam);
        time.passTo(exam.minusDays(1).atTime(18, 0));
        stand(DirectoryStatus.SUSPENDED, StandingReason.OPENED_WITHOUT_CONSENT);
        time.passTo(exam.plusDays(1).atTime(18, 0));
        stand(DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
        assertThatThrownBy(() -> classes.results(draft, false)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("在暂停承训资格期间，不得组织考核（第12条）").hasMessageContaining("更改考核安排");
        classes.rearranged(draft, exam.plusDays(3));
        time.passTo(exam.plusDays(3).atTime(18, 0));
        assertThat(classes.results(draft, false)).isEmpty();
    }

    @Test
    @DisplayName("暂停以前上过的课次、以前的程序在暂停期间登记了考勤的课次，不能改期；后者可以更正")
    void whatWasHeldStays() {
        assertThatThrownBy(() -> ask(moved(2, 4))).isInstanceOf(RequestRefused.class).hasMessageContaining("已经上完");
        assertThat(classes.attendance(draft, (row, lesson) -> lesson == 1 ? "出勤" : "")).isEmpty();
        jdbc.sql("INSERT INTO attendance (number, session, person, mark) SELECT number, 5, person, mark FROM attendance WHERE number = ?")
                .param(draft.number()).update();
        assertThat(classes.attendance(draft, (row, lesson) -> lesson == 5 ? "缺勤" : "")).isEmpty();
        assertThatThrownBy(() -> ask(moved(4, 5))).isInstanceOf(RequestRefused.class).hasMessageContaining("已经上完");
    }

    /** The lessons from one row to another, counted from 0, come after the last, two a day. */
    private List<FilingForm.Lesson> moved(int from, int to) {
        List<FilingForm.Lesson> lessons = new ArrayList<>(lessons());
        for (int i = from; i < to; i++) {
            FilingForm.Lesson old = lessons.get(i);
            lessons.set(i, new FilingForm.Lesson(last(10 + (i - from) / 2).toString(), old.starts(), old.ends(), old.hours(),
                    old.kind(), old.content(), "", old.teacher()));
        }
        return lessons;
    }

    private LocalDate last(int workingDays) {
        return calendar.plus(draft.startsOn(), WorkingDays.of(workingDays));
    }

    private List<FilingForm.Lesson> lessons() {
        return repository.get(draft.number()).form().filledLessons();
    }

    private void ask(List<FilingForm.Lesson> lessons) {
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveLessons(draft.number(), lessons, draft.applicant());
            drafts.saveValues(draft.number(), Map.of("endsOn", last(13).toString(), "examOn", last(15).toString()), draft.applicant());
            changes.ask(draft.number(), "暂停期间没有上课。", draft.applicant());
        });
    }

    private void stand(DirectoryStatus to, StandingReason reason) {
        runAs(city, () -> standing.decide(draft.institutionId(),
                new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), city));
    }
}
