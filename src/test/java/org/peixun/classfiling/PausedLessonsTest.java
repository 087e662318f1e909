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
    @DisplayName("暂停以前上过的课次、暂停期间已登记考勤的课次，不能改期")
    void whatWasHeldStays() {
        assertThatThrownBy(() -> ask(moved(2, 4))).isInstanceOf(RequestRefused.class).hasMessageContaining("已经上完");
        assertThat(classes.attendance(draft, (row, lesson) -> lesson == 5 ? "出勤" : "")).isEmpty();
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
