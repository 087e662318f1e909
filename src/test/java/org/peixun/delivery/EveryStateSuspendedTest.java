package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.WorkingDays;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suspended on one morning and reinstated three working days later, in every state that is not over. */
@IntegrationTest
@DisplayName("暂停承训（第12条）：备案的每一个状态都暂停，恢复后在原来的环节按剩余时间继续")
class EveryStateSuspendedTest {

    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final WorkingDays PAUSE = WorkingDays.of(3);

    private record Due(String step, LocalDate day) {}

    @Autowired FilingScenario filings;
    @Autowired ClassScenario classes;
    @Autowired InstitutionStanding standing;
    @Autowired WorkingCalendar calendar;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    static Stream<String> states() {
        return Stream.of("待受理", "审核中", "待审批", "退回补正", "已同意开班", "已开班", "已结课待考核", "已考核待报结果", "待认定结业");
    }

    private Draft in(String state) {
        Map<String, Supplier<Draft>> ways = new LinkedHashMap<>();
        ways.put("待受理", filings::submitted);
        ways.put("审核中", () -> after("acceptFiling", "accept"));
        ways.put("待审批", () -> after("reviewFiling", "propose"));
        ways.put("退回补正", () -> after("acceptFiling", "return"));
        ways.put("已同意开班", () -> after("consentOpening", "approve"));
        ways.put("已开班", classes::running);
        ways.put("已结课待考核", classes::trained);
        ways.put("已考核待报结果", () -> classes.examined());
        ways.put("待认定结业", this::reported);
        return ways.get(state).get();
    }

    @ParameterizedTest
    @MethodSource("states")
    void pausedAndResumed(String state) {
        Draft draft = in(state);
        List<String> waiting = path.of(draft.number()).waitingAt();
        List<Due> before = dues(draft, "OPEN");
        decide(draft, DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT);
        assertThat(jdbc.sql("SELECT paused_at IS NOT NULL FROM class_filing WHERE number = ?").param(draft.number()).query(Boolean.class).single()).isTrue();
        assertThat(dues(draft, "OPEN")).isEmpty();
        assertThat(dues(draft, "PAUSED")).isEqualTo(before);

        time.passWorkingDays(PAUSE.count());
        decide(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);

        assertThat(path.of(draft.number()).waitingAt()).containsExactlyInAnyOrderElementsOf(waiting);
        assertThat(dues(draft, "OPEN")).isEqualTo(before.stream().map(due -> new Due(due.step(), calendar.plus(due.day(), PAUSE))).toList());
    }

    @Test
    @DisplayName("已结业的班期不暂停：跟踪时点照旧，期间到了时点照常报送")
    void completedGoesOn() {
        Draft draft = completed();
        LocalDate completed = time.today();
        decide(draft, DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT);
        assertThat(jdbc.sql("SELECT paused_at IS NULL FROM class_filing WHERE number = ?").param(draft.number()).query(Boolean.class).single()).isTrue();
        time.passTo(completed.plusMonths(1).atTime(9, 0));
        path.of(draft.number()).passed("event_checkpointReached").waitsAt("userTask_reportEmployment");
        decide(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
        path.of(draft.number()).waitsAt("userTask_reportEmployment");
    }

    private List<Due> dues(Draft draft, String state) {
        return jdbc.sql("""
                SELECT step_key AS step, (due_at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM work_item
                WHERE case_number = ? AND state = ? AND due_at IS NOT NULL ORDER BY step_key""").params(draft.number(), state).query(Due.class).list();
    }

    private Draft after(String step, String decision) {
        Draft draft = filings.submitted();
        for (String each : List.of("acceptFiling", "reviewFiling", "consentOpening")) {
            boolean last = each.equals(step);
            String usual = Map.of("acceptFiling", "accept", "reviewFiling", "propose", "consentOpening", "approve").get(each);
            classes.done(draft, each, each.equals("consentOpening") ? classes.manager : classes.clerk, last && decision.equals("return")
                    ? Map.of("decision", decision, "reasons", List.of("MATERIAL_MISSING"), "opinion", "缺少协议书")
                    : Map.of("decision", usual, "opinion", "符合条件"));
            if (last) {
                break;
            }
        }
        return draft;
    }

    private Draft reported() {
        Draft draft = classes.examined();
        classes.results(draft, false);
        classes.reported(draft);
        return draft;
    }

    private Draft completed() {
        Draft draft = reported();
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "recognise", "opinion", "符合要求"));
        return draft;
    }

    private void decide(Draft draft, DirectoryStatus to, StandingReason reason) {
        runAs(CITY, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
    }
}
