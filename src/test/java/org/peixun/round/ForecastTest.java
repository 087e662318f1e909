package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.SignedInAs;
import org.peixun.nomination.NominationScenario;
import org.peixun.nomination.Nominations;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("测算：若今天退回，赶不赶得上；最迟哪一天")
class ForecastTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 5, 24);

    @Autowired NominationScenario scenario;
    @Autowired Forecast forecast;
    @Autowired Rounds rounds;
    @Autowired Nominations nominations;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void april() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        scenario.putAway(2026);
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("截止日是休息日且不顺延的，从其前一个工作日倒推：周四退回、1个工作日后周五重报，周五开始的5个工作日公示下周五期满")
    void closesOnADayOff() {
        long round = scenario.prepared(2026, SUNDAY, DueRule.FIXED);
        scenario.open(round);
        Forecast.Answer answer = forecast.of(round, 1).orElseThrow();
        assertThat(answer.safe()).isTrue();
        assertThat(answer.latest()).contains("最迟退回：2026-05-21（周四）").anySatisfy(line -> assertThat(line).contains("县级公示", "2026-05-15（周五）"));
    }

    @Test
    @DisplayName("截止时刻早于下班时间的，公示在前一个工作日下班前期满：测算的最迟公示日与县区页面写的一致")
    void closesAtNoon() {
        var id = new long[1];
        SignedInAs.runAs(NominationScenario.CITY_CLERK, () -> id[0] = rounds.prepare(new Rounds.Plan("brandNomination", 2026, "2026年品牌机构推荐",
                "聊人社字〔2021〕31号第6条", LocalDate.of(2026, 5, 20), LocalTime.NOON, DueRule.FIXED), NominationScenario.CITY_CLERK));
        scenario.open(id[0]);
        assertThat(forecast.of(id[0], 1).orElseThrow().latest()).anySatisfy(line -> assertThat(line).contains("县级公示", "2026-05-12（周二）"));
        var clerk = NominationScenario.clerk("371502");
        SignedInAs.runAs(clerk, () -> assertThat(nominations.sheet(scenario.number(id[0], "371502"), clerk).advice()).contains("最迟2026-05-12（周二）提交县级公示"));
    }

    @Test
    @DisplayName("重报日在截止日以后的，说明赶不上，也说明补正不受截止日限制；不能测算的天数直接说明")
    void tooLateOrOutOfRange() {
        long round = scenario.prepared(2026, SUNDAY, DueRule.FIXED);
        scenario.open(round);
        time.set(LocalDateTime.of(2026, 5, 22, 9, 0));
        Forecast.Answer answer = forecast.of(round, 1).orElseThrow();
        assertThat(answer.safe()).isFalse();
        assertThat(answer.text()).contains("赶不上", "补正后重报不受截止日限制");
        assertThat(forecast.of(round, 999).orElseThrow().text()).contains("999", "不能测算");
    }
}
