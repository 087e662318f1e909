package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.clerk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Role;
import org.peixun.nomination.NominationScenario;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole rounds, with the clock moved over them; each test has a year of its own. */
@IntegrationTest
@DisplayName("年度任务：开启、提醒、截止、督办、延期、免报、关闭")
class WholeRoundTest {

    @Autowired NominationScenario scenario;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired RoundViews views;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired RoundTimers timers;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void backToNow() {
        scenario.closeAll();
        time.reset();
    }

    @Test
    @DisplayName("2021年：每个县（市、区）和开发区各一件；提前10、5、3、1个工作日和当日提醒；截止时汇总一次，此后每个工作日一次，已报送和免报的不再出现")
    void year2021() {
        time.set(LocalDateTime.of(2021, 4, 6, 9, 0));
        long round = scenario.round(2021);
        assertThat(views.counties(round)).hasSize(11).allSatisfy(county -> assertThat(county.caseNumber()).startsWith("品牌2021-"));
        member("round-city", Role.CITY_MANAGER, "371500");
        member("round-county", Role.COUNTY_MANAGER, "371522");
        String sent = scenario.publicised(round, "371502", 1);
        time.passTo(LocalDateTime.of(2021, 4, 14, 9, 0));
        scenario.sign(sent, "371502");

        time.passTo(LocalDateTime.of(2021, 5, 20, 23, 59, 59));
        assertThat(scenario.county(round, "371522").reminders()).isEqualTo(5);
        assertThat(scenario.county(round, "371502").reminders()).isZero();
        assertThat(digests(round)).isZero();

        time.passTo(LocalDateTime.of(2021, 5, 21, 0, 0));
        assertThat(digests(round)).as("十个县同时到期，只汇总一次").isEqualTo(1);
        assertThat(told("round-city", "督办：2021年品牌机构推荐")).isEqualTo(1);
        assertThat(told("round-county", "督办：2021年品牌机构推荐")).isEqualTo(1);

        time.passTo(LocalDateTime.of(2021, 5, 24, 9, 0));
        assertThat(digests(round)).as("周五、周一各一次，周六、周日没有").isEqualTo(3);
        runAs(CITY_MANAGER, () -> views.counties(round).stream().filter(RoundViews.County::waits)
                .forEach(county -> exceptions.excuse(round, county.jurisdiction(), "本年度机构均在整改", CITY_MANAGER)));
        time.passTo(LocalDateTime.of(2021, 5, 26, 9, 0));
        assertThat(digests(round)).isEqualTo(3);
        runAs(CITY_MANAGER, () -> rounds.close(round, CITY_MANAGER));
        assertThat(views.head(round).state()).isEqualTo(RoundState.CLOSED);
    }

    @Test
    @DisplayName("23时59分59秒可以报送，零点整不能；市级同意延期后可以，记为逾期报送")
    void lastSecond() {
        time.set(LocalDateTime.of(2023, 4, 10, 9, 0));
        long round = scenario.round(2023);
        String early = scenario.publicised(round, "371502", 1);
        String late = scenario.publicised(round, "371503", 1);
        time.passTo(LocalDateTime.of(2023, 5, 20, 23, 59, 59));
        scenario.sign(early, "371502");
        time.set(LocalDateTime.of(2023, 5, 21, 0, 0, 0));
        assertThatThrownBy(() -> scenario.sign(late, "371503")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("2023-05-20 23:59").hasMessageContaining("延期");
        time.fireDueJobs();
        path.of(late).passed("event_signatureDeadlineReached").waitsAt("userTask_signNomination");
        assertThatThrownBy(() -> exceptions.extend(round, "371503", LocalDate.of(2023, 5, 25), " ", CITY_MANAGER))
                .isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> exceptions.extend(round, "371503", LocalDate.of(2023, 5, 25), "暴雨停工", CITY_CLERK))
                .as("市级负责人才能同意").isInstanceOf(RequestRefused.class);

        runAs(CITY_MANAGER, () -> exceptions.extend(round, "371503", LocalDate.of(2023, 5, 25), "暴雨停工", CITY_MANAGER));

        assertThat(dueOf(late)).isEqualTo("2023-05-25 15:59:59+00");
        time.passTo(LocalDateTime.of(2023, 5, 25, 20, 0));
        scenario.sign(late, "371503");
        assertThat(scenario.county(round, "371502").late()).isFalse();
        assertThat(scenario.county(round, "371503").late()).isTrue();
        assertThatThrownBy(() -> exceptions.extend(round, "371503", LocalDate.of(2023, 6, 25), "再延", CITY_MANAGER))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("已报送");
    }

    @Test
    @DisplayName("督办到最后一级以后才同意延期的：新的截止日照样提醒，再逾期的从第一级起逐级督办")
    void extendedAfterTheLastRung() {
        int rungs = 4; // 县区经办、县区负责人、市级经办、市级负责人
        time.set(LocalDateTime.of(2030, 4, 10, 9, 0));
        long round = scenario.prepared(2030, LocalDate.of(2030, 5, 20), DueRule.FIXED);
        scenario.open(round);
        String number = scenario.number(round, "371521");
        time.passTo(LocalDateTime.of(2030, 6, 20, 9, 0));
        assertThat(level(number)).isEqualTo(rungs);
        assertThat(entries(number, "REMINDED")).isEqualTo(1);
        assertThat(ladders(number)).as("督办到头，没有定时器了").isZero();

        runAs(CITY_MANAGER, () -> exceptions.extend(round, "371521", LocalDate.of(2030, 7, 10), "洪水停工", CITY_MANAGER));
        time.passTo(LocalDateTime.of(2030, 7, 10, 20, 0));
        assertThat(entries(number, "REMINDED")).isEqualTo(2);
        assertThat(entries(number, "ESCALATED")).isEqualTo(rungs);
        time.passTo(LocalDateTime.of(2030, 7, 11, 9, 0));
        assertThat(level(number)).isEqualTo(1);
        time.passTo(LocalDateTime.of(2030, 7, 31, 9, 0));
        assertThat(level(number)).isEqualTo(rungs);
        assertThat(entries(number, "ESCALATED")).isEqualTo(2 * rungs);
        assertThat(ladders(number)).isZero();
    }

    private int level(String number) {
        return jdbc.sql("SELECT escalation_level FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number).query(Integer.class).single();
    }

    private int entries(String number, String kind) {
        return jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = ? AND step = '推选候选机构'").params(number, kind).query(Integer.class).single();
    }

    private int ladders(String number) {
        return jdbc.sql("SELECT count(*) FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_ WHERE e.business_key_ = ? AND j.repeat_ IS NOT NULL")
                .param(number).query(Integer.class).single();
    }

    @Test
    @DisplayName("到期的定时器正在执行时延期：要么先督办再延期，要么延期后不督办，定时器移到新的截止日")
    void extensionWhileTheTimerFires() {
        time.set(LocalDateTime.of(2025, 4, 10, 9, 0));
        long round = scenario.round(2025);
        String number = scenario.number(round, "371521");
        time.passTo(LocalDateTime.of(2025, 5, 20, 20, 0));
        time.set(LocalDateTime.of(2025, 5, 21, 0, 0));
        var fire = CompletableFuture.runAsync(() -> retried(time::fireDueJobs));
        var extend = CompletableFuture.runAsync(() -> retried(() -> runAs(CITY_MANAGER,
                () -> exceptions.extend(round, "371521", LocalDate.of(2025, 5, 30), "材料核对", CITY_MANAGER))));
        CompletableFuture.allOf(fire, extend).join();
        assertThat(dueOf(number)).isEqualTo("2025-05-30 15:59:59+00");
        assertThat(jdbc.sql("""
                SELECT min(j.duedate_) >= timestamp '2025-05-21 08:00' FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                WHERE e.business_key_ = ? AND j.handler_cfg_ LIKE 'event_deadlineTimeReached%'""").param(number).query(Boolean.class).single()).isTrue();
    }

    private static void retried(Runnable deed) {
        for (int attempt = 1; ; attempt++) {
            try {
                deed.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    @Test
    @DisplayName("通常的截止日不是工作日的，建议顺延至下一工作日：2021年5月30日是周日，5月31日（周一）报送不逾期")
    void usualDayIsPutOff() {
        var usual = rounds.proposal("projectTrainingList", 2021);
        assertThat(usual.dueOn()).isEqualTo(LocalDate.of(2021, 5, 30));
        assertThat(rounds.consequence(usual)).contains("2021-05-30（周日）不是工作日").contains("2021-05-31（周一）");
    }

    @Test
    @DisplayName("2028年5月20日是周六；当年日历未录入时说明不能判断，不顺延可以开启，顺延不能")
    void year2028() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        assertThat(rounds.consequence(plan(2026, DueRule.FIXED))).contains("2026-05-20（周三）是工作日");
        assertThat(rounds.consequence(new Rounds.Plan("brandNomination", 2023, "某", "某", LocalDate.of(2023, 5, 20), null, DueRule.NEXT)))
                .contains("2023-05-20（周六）不是工作日").contains("2023-05-22（周一）");
        assertThat(rounds.consequence(new Rounds.Plan("brandNomination", 2023, "某", "某", LocalDate.of(2023, 5, 20), null, DueRule.PREVIOUS)))
                .contains("2023-05-19（周五）");
        assertThat(rounds.consequence(plan(2028, DueRule.FIXED))).contains("2028-05-20（周六）").contains("尚未录入").contains("可以开启");
        assertThat(rounds.consequence(plan(2028, DueRule.NEXT))).contains("不能按“顺延至下一工作日”开启");
        assertThatThrownBy(() -> rounds.prepare(plan(2028, DueRule.NEXT), CITY_CLERK)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("2028年的工作日安排尚未录入");
        long round = scenario.prepared(2028, LocalDate.of(2028, 5, 20), DueRule.FIXED);
        time.set(LocalDateTime.of(2028, 4, 10, 9, 0));
        scenario.open(round);
        timers.passTo(round, LocalDateTime.of(2028, 5, 21, 0, 1));
        assertThat(scenario.county(round, "371502").reminders()).isEqualTo(5);
        assertThat(digests(round)).isEqualTo(1);
    }

    private Rounds.Plan plan(int year, DueRule rule) {
        var usual = rounds.proposal("brandNomination", year);
        return new Rounds.Plan(usual.caseType(), year, usual.subject(), usual.basis(), usual.dueOn(), usual.dueTime(), rule);
    }

    @Test
    @DisplayName("紧急关闭后未报送的推荐终止；重新开启后各得一件新的，已报送的不变；每县每年只有一件")
    void closedAndReopened() {
        time.set(LocalDateTime.of(2024, 4, 10, 9, 0));
        long round = scenario.round(2024);
        assertThatThrownBy(() -> scenario.prepared(2024)).isInstanceOf(RequestRefused.class).hasMessageContaining("每年只能有一个");
        assertThat(rounds.fill(round)).isZero();
        String sent = scenario.publicised(round, "371502", 1);
        time.passWorkingDays(6);
        scenario.sign(sent, "371502");
        String before = scenario.number(round, "371503");
        assertThatThrownBy(() -> rounds.close(round, CITY_MANAGER)).isInstanceOf(RequestRefused.class).hasMessageContaining("莘县");
        runAs(CITY_MANAGER, () -> rounds.closeInEmergency(round, "上级调整安排", CITY_MANAGER));
        path.of(before).passed("endEvent_nominationClosed").ended();
        path.of(sent).waitsAt("userTask_checkMaterials");
        runAs(CITY_MANAGER, () -> {
            rounds.reopen(round, LocalDate.of(2024, 6, 14), "恢复推荐", CITY_MANAGER);
            assertThat(rounds.fill(round)).isEqualTo(10);
        });
        assertThat(scenario.number(round, "371503")).isNotEqualTo(before);
        assertThat(scenario.number(round, "371502")).isEqualTo(sent);
        path.of(scenario.number(round, "371503")).waitsAt("userTask_selectCandidates");
    }

    @Test
    @DisplayName("两名经办同时提交，一人成功，另一人得知已由谁办理")
    void twoClerksAtOnce() {
        time.set(LocalDateTime.of(2025, 4, 10, 9, 0));
        long round = scenario.round(2025);
        String number = scenario.filled(round, "LC-GXQ", 1);
        List<CompletableFuture<Void>> both = Stream.of(1, 2).map(n -> CompletableFuture.runAsync(() -> {
            var one = new org.peixun.identity.Actor("test-clerk-" + n, "经办" + n, clerk("LC-GXQ").grants());
            scenario.submit(number, "selectCandidates", one, Map.of("decision", "publicise"));
        })).toList();
        long refused = both.stream().filter(one -> {
            try {
                one.join();
                return false;
            } catch (CompletionException e) {
                assertThat(e.getCause()).isInstanceOfAny(RequestRefused.class, java.util.NoSuchElementException.class);
                return true;
            }
        }).count();
        assertThat(refused).isEqualTo(1);
        assertThat(scenario.county(round, "LC-GXQ").stage()).isEqualTo(Stage.PUBLICISED);
    }

    private void member(String user, Role role, String jurisdiction) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某人', 'none') ON CONFLICT DO NOTHING").param(user).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(user, role.name(), jurisdiction, role.in(jurisdiction)).update();
    }

    private int told(String user, String title) {
        return jdbc.sql("SELECT count(*) FROM notification WHERE recipient = ? AND title = ?").params(user, title)
                .query(Integer.class).single();
    }

    private int digests(long round) {
        return jdbc.sql("SELECT count(*) FROM round_digest WHERE round_id = ?").param(round).query(Integer.class).single();
    }

    private String dueOf(String number) {
        return jdbc.sql("SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || '+00' FROM work_item WHERE case_number = ? AND state = 'OPEN'")
                .param(number).query(String.class).single();
    }
}
