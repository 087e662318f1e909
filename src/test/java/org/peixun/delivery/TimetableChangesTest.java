package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

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
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("课程表变更：已登记的考勤、视频仍属于原来的课次")
class TimetableChangesTest {

    /** Lessons held, and typed, before the change. */
    private static final int HELD = 4;

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired TimeMachine.Mover time;

    private Draft draft;

    @BeforeEach
    void twoDaysIntoTheClass() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        draft = scenario.running();
        time.passWorkingDays(2);
        time.passTo(time.today().atTime(18, 0));
        // who is absent tells the lesson: trainee 1 in the first, trainee 2 in the second, …
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson > HELD ? "" : row.equals(lesson) ? "缺勤" : "出勤")).isEmpty();
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("以后的课次改期、取消、增加：已上过的课次的考勤不变，新的课次没有考勤")
    void laterLessonsChange() {
        List<Lesson> lessons = lessons();
        Lesson cancelled = lessons.set(10, new Lesson("", "", "", "", "", "", "", ""));
        Lesson moved = lessons.remove(19);
        lessons.add(new Lesson(moved.date(), "18:00", "21:15", moved.hours(), moved.kind(), moved.content(), "", moved.teacher()));
        lessons.add(new Lesson(cancelled.date(), "18:00", "21:15", "4", cancelled.kind(), "补课", "", cancelled.teacher()));
        ask(lessons);
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));

        List<RegisteredClass.Session> sessions = scenario.registered(draft).sessions();
        assertThat(sessions).hasSize(20).extracting(RegisteredClass.Session::content).contains("补课");
        AttendanceSheet sheet = work.attending(draft.number(), draft.applicant()).sheet();
        for (AttendanceSheet.Row row : sheet.rows()) {
            for (int i = 0; i < sessions.size(); i++) {
                String content = sessions.get(i).content();
                List<String> kept = i < HELD ? List.of(content.equals("第" + row.position() + "讲") ? "缺勤" : "出勤") : List.of("", "未登记");
                assertThat(row.marks().get(i)).as("%s %s", row.name(), content).isIn(kept);
            }
        }
    }

    @Test
    @DisplayName("在上过的课次之前插入一行：不能提交变更，逐行说明怎样改，考勤不变")
    void insertedBefore() {
        List<AttendanceSheet.Row> before = work.attending(draft.number(), draft.applicant()).sheet().rows();
        List<Lesson> lessons = lessons();
        lessons.add(0, lessons.remove(19));
        assertThatThrownBy(() -> ask(lessons)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("课程表第2行").hasMessageContaining("原来在第1行").hasMessageContaining("请加在课程表末尾");
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().rows()).isEqualTo(before);
    }

    private List<Lesson> lessons() {
        return new ArrayList<>(filings.view(draft.number(), draft.applicant()).form().lessons());
    }

    private void ask(List<Lesson> lessons) {
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            drafts.saveLessons(draft.number(), lessons, draft.applicant());
            changes.ask(draft.number(), "设备检修。", draft.applicant());
        });
    }
}
