package org.peixun.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

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
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.delivery.ClassScenario;
import org.peixun.roster.Worksheet;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way through 就业跟踪 of {@code classFiling.bpmn}. */
@IntegrationTest
@DisplayName("结业学员的就业跟踪")
class EmploymentPathsTest {

    @Autowired ClassScenario scenario;
    @Autowired Employment employment;
    @Autowired EmploymentRates rates;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    private Draft completed() {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        return draft;
    }

    @Test
    @DisplayName("结业后第一、三、六个月各报送一次；逾期的提醒、督办，再逾期登记为未报送，流程继续；最后办结")
    void threeCheckpoints() {
        Draft draft = completed();
        LocalDate completed = time.today();
        path.of(draft.number()).waitsAt();
        time.passTo(completed.plusMonths(1).atTime(9, 0));
        path.of(draft.number()).passed("event_checkpointReached").waitsAt("userTask_reportEmployment");

        assertThatThrownBy(() -> scenario.done(draft, "reportEmployment", draft.applicant(), Map.of()))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("还有10名");
        assertThat(reported(draft, 4)).isEmpty();
        scenario.done(draft, "reportEmployment", draft.applicant(), Map.of());
        assertThat(rate(draft).text()).isEqualTo("40%");
        assertThat(rate(draft).reached()).isFalse();

        time.passTo(completed.plusMonths(3).atTime(9, 0));
        path.of(draft.number()).waitsAt("userTask_reportEmployment");
        time.passWorkingDays(16);
        path.of(draft.number()).passed("event_reportEmploymentReminderDue", "endEvent_employmentReminded",
                "event_reportEmploymentDeadlineReached", "endEvent_employmentEscalated", "event_employmentUnreported",
                "serviceTask_recordUnreported").waitsAt();

        time.passTo(completed.plusMonths(6).atTime(9, 0));
        assertThat(reported(draft, 6)).isEmpty();
        scenario.done(draft, "reportEmployment", draft.applicant(), Map.of());
        path.of(draft.number()).passed("endEvent_followEnded", "endEvent_classCompleted").ended();
        assertThat(scenario.registered(draft).state()).isEqualTo(FilingState.CLOSED);
        assertThat(rate(draft).text()).isEqualTo("60%");
    }

    private org.peixun.directory.InstitutionIndicator.Value rate(Draft draft) {
        return rates.between(List.of(draft.institutionId()), time.today().minusMonths(24), time.today()).get(draft.institutionId());
    }

    @Test
    @DisplayName("导入的错误逐格指出：没有单位、凭据、日期，状况不能识别；一处有错就都不导入")
    void faultsByCell() {
        Draft draft = completed();
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        Object[] found = new Object[1];
        runAs(draft.applicant(), () -> found[0] = employment.take(draft.number(), "就业.xlsx", ClassScenario.filled(
                employment.template(draft.number(), draft.applicant()), 3, (row, column) -> column > 1 ? "" : row == 1 ? "已就业" : row == 2 ? "上班" : "未就业"),
                draft.applicant()));
        @SuppressWarnings("unchecked")
        var faults = (List<Worksheet.Fault>) found[0];
        assertThat(faults).extracting(Worksheet.Fault::where)
                .containsExactly("第2行（E2）", "第2行（F2）", "第2行（G2）", "第3行（D3）");
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).allSatisfy(line -> assertThat(line.status()).isEmpty());
        assertThat(employment.returned(draft.number(), draft.applicant()).content()).isNotEmpty();
    }

    private List<Worksheet.Fault> reported(Draft draft, int working) {
        Object[] found = new Object[1];
        String day = time.today().toString();
        runAs(draft.applicant(), () -> found[0] = employment.take(draft.number(), "就业.xlsx", ClassScenario.filled(
                employment.template(draft.number(), draft.applicant()), 3, (row, column) -> row > working
                        ? (column == 1 ? "未就业" : "") : List.of("已就业", "某公司", "社保", day).get(column - 1)), draft.applicant()));
        @SuppressWarnings("unchecked")
        var faults = (List<Worksheet.Fault>) found[0];
        return faults;
    }
}
