package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.clerk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.calendar.CalendarYears;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Both kinds of rounds over whole years; each round starts fresh and is put away. */
@IntegrationTest
@DisplayName("两种年度任务在各年度：截止规则、提醒、汇总督办、日历未录入")
class RoundYearsTest {

    private static final String LISTS = "projectTrainingList";
    private static final String SENDER = "371502";
    private static final String SILENT = "371503";

    @Autowired NominationScenario nominations;
    @Autowired ProjectListScenario lists;
    @Autowired Rounds rounds;
    @Autowired RoundViews views;
    @Autowired RoundTimers timers;
    @Autowired CalendarYears years;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @AfterEach
    void putAway() {
        List.of(2021, 2026, 2028).forEach(year -> {
            nominations.putAway(year);
            lists.makeRoom(year);
        });
        time.reset();
    }

    @ParameterizedTest(name = "{0} {1} {2}：{3}")
    @CsvSource({
        "projectTrainingList, 2021, FIXED, 2021-05-30（周日）不是工作日, 最后一个工作日是2021-05-28（周五）",
        "projectTrainingList, 2021, NEXT, 2021-05-30（周日）不是工作日, 实际截止日为2021-05-31（周一）",
        "projectTrainingList, 2021, PREVIOUS, 2021-05-30（周日）不是工作日, 实际截止日为2021-05-28（周五）",
        "projectTrainingList, 2023, NEXT, 2023-05-30（周二）是工作日, 按当日截止",
        "projectTrainingList, 2026, FIXED, 2026-05-30（周六）不是工作日, 最后一个工作日是2026-05-29（周五）",
        "projectTrainingList, 2026, NEXT, 2026-05-30（周六）不是工作日, 实际截止日为2026-06-01（周一）",
        "projectTrainingList, 2026, PREVIOUS, 2026-05-30（周六）不是工作日, 实际截止日为2026-05-29（周五）",
        "projectTrainingList, 2028, FIXED, 2028-05-30（周二）, 可以开启",
        "projectTrainingList, 2028, NEXT, 2028年的工作日安排尚未录入, 不能按“顺延至下一工作日”开启",
        "brandNomination, 2026, NEXT, 2026-05-20（周三）是工作日, 按当日截止",
        "brandNomination, 2028, FIXED, 2028-05-20（周六）, 可以开启",
        "brandNomination, 2028, PREVIOUS, 2028年的工作日安排尚未录入, 不能按“提前至上一工作日”开启"})
    @DisplayName("开启前写明星期、是否工作日和后果")
    void consequence(String kind, int year, DueRule rule, String day, String what) {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        assertThat(rounds.consequence(plan(kind, year, rule))).contains(day).contains(what);
    }

    @ParameterizedTest(name = "{0} {1}年 {2}：截止{3}，下一次督办{4}")
    @CsvSource({
        "projectTrainingList, 2021, FIXED, 2021-05-30, 2021-05-31",
        "projectTrainingList, 2021, NEXT, 2021-05-31, 2021-06-01",
        "projectTrainingList, 2021, PREVIOUS, 2021-05-28, 2021-05-31",
        "projectTrainingList, 2026, FIXED, 2026-05-30, 2026-06-01",
        "projectTrainingList, 2026, NEXT, 2026-06-01, 2026-06-02",
        "projectTrainingList, 2028, FIXED, 2028-05-30, 2028-05-31",
        "brandNomination, 2026, FIXED, 2026-05-20, 2026-05-21",
        "brandNomination, 2028, FIXED, 2028-05-20, 2028-05-21"})
    @DisplayName("走完一轮：未报送的提醒五次，截止的最后一秒仍未督办，次日零点汇总一次，此后每个工作日一次；已报送的不提醒不督办")
    void wholeRound(String kind, int year, DueRule rule, LocalDate due, LocalDate nextDigest) {
        time.set(LocalDateTime.of(year, 4, 12, 9, 0));
        long round = opened(kind, year, rule);
        assertThat(views.counties(round)).hasSize(11).allSatisfy(county -> assertThat(county.caseNumber()).contains(year + "-"));
        if (year != 2028) {
            send(kind, year, round);
        }
        timers.passTo(round, due.atTime(23, 59, 59));
        assertThat(county(round, SILENT).reminders()).isEqualTo(5);
        assertThat(digests(round)).isZero();
        timers.passTo(round, due.plusDays(1).atStartOfDay());
        assertThat(digests(round)).isEqualTo(1);
        assertThat(county(round, SILENT).contact()).contains("督办");
        timers.passTo(round, nextDigest.atTime(9, 0));
        assertThat(digests(round)).isEqualTo(2);
        if (year != 2028) {
            assertThat(county(round, SENDER)).satisfies(county -> {
                assertThat(county.stage()).isEqualTo(Stage.SENT);
                assertThat(county.reminders()).isZero();
                assertThat(county.late()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"brandNomination", LISTS})
    @DisplayName("当年日历未录入：顺延、提前的不能拟定；不顺延的可以开启；要算工作日的一步不办理，说明请谁录入；录入后照常办理")
    void calendarMissing(String kind) {
        time.set(LocalDateTime.of(2028, 4, 10, 9, 0));
        for (DueRule rule : List.of(DueRule.NEXT, DueRule.PREVIOUS)) {
            assertThatThrownBy(() -> rounds.prepare(plan(kind, 2028, rule), CITY_CLERK))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("2028年的工作日安排尚未录入");
        }
        long round = opened(kind, 2028, DueRule.FIXED);
        boolean list = kind.equals(LISTS);
        String number = county(round, SENDER).caseNumber();
        Runnable firstStep = () -> {
            if (list) {
                lists.done(number, "signList", NominationScenario.manager(SENDER), Map.of("decision", "sign"));
            } else {
                nominations.submit(number, "selectCandidates", clerk(SENDER), Map.of("decision", "publicise"));
            }
        };
        if (list) {
            // until the first sending every step ends with the round, so none counts working days
            lists.filled(number, SENDER, 2028);
        } else {
            nominations.filled(round, SENDER, 1);
        }
        assertThatThrownBy(firstStep::run).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("2028年的工作日安排尚未录入").hasMessageContaining("系统管理员");
        path.of(number).waitsAt(list ? "userTask_signList" : "userTask_selectCandidates");

        transaction.executeWithoutResult(status -> {
            years.enter(2028, "某年放假安排", "2028-05-01 劳动节 休\n2028-05-06 班", 0, SignedInAs.actor(Role.SYSTEM_ADMIN, "371500"));
            firstStep.run();
            path.of(number).waitsAt(list ? new String[] {"userTask_checkList"} : new String[0]);
            assertThat(rounds.consequence(plan(kind, 2028, DueRule.NEXT))).doesNotContain("尚未录入");
            status.setRollbackOnly();
        });
    }

    private long opened(String kind, int year, DueRule rule) {
        return kind.equals(LISTS) ? lists.open(year, rule) : nominations.fresh(year, rule);
    }

    private void send(String kind, int year, long round) {
        if (kind.equals(LISTS)) {
            lists.sent(county(round, SENDER).caseNumber(), SENDER, year);
        } else {
            String number = nominations.publicised(round, SENDER, 1);
            timers.passTo(round, LocalDateTime.of(year, 4, 22, 9, 0));
            nominations.sign(number, SENDER);
        }
    }

    private Rounds.Plan plan(String kind, int year, DueRule rule) {
        var usual = rounds.proposal(kind, year);
        return new Rounds.Plan(kind, year, usual.subject(), usual.basis(), usual.dueOn(), usual.dueTime(), rule);
    }

    private RoundViews.County county(long round, String jurisdiction) {
        return views.counties(round).stream().filter(one -> one.jurisdiction().equals(jurisdiction)).findFirst().orElseThrow();
    }

    private int digests(long round) {
        return jdbc.sql("SELECT count(*) FROM round_digest WHERE round_id = ?").param(round).query(Integer.class).single();
    }
}
