package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("重新开启年度任务：看实际截止的时刻，不只看填写的日期")
class ReopenedRoundTest {

    private static final Actor MANAGER = actor(Role.CITY_MANAGER, "371500");
    /** A Saturday. */
    private static final LocalDate SATURDAY = LocalDate.of(2026, 6, 6);

    @Autowired ProjectListScenario lists;
    @Autowired AnnualRounds annual;
    @Autowired Rounds rounds;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void putAway() {
        lists.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("提前至上一工作日：实际截止日已过的不能重新开启，说明实际截止日和可以选择的日期；晚一些的可以")
    void notClosedAtBirth() {
        long round = closed(DueRule.PREVIOUS);
        time.set(SATURDAY.atTime(10, 0));
        assertThatThrownBy(() -> reopen(round, SATURDAY)).isInstanceOf(RequestRefused.class).hasMessageContaining("新的截止日期")
                .hasMessageContaining("2026-06-06").hasMessageContaining("提前至上一工作日").hasMessageContaining("2026-06-05").hasMessageContaining("请选择");
        assertThat(annual.get(round).state()).isEqualTo(RoundState.EMERGENCY_CLOSED);
        reopen(round, SATURDAY.plusDays(7));
        assertThat(annual.get(round).closesAt()).isEqualTo(midnight(SATURDAY.plusDays(7)));
    }

    @Test
    @DisplayName("不顺延的截止日就是填写的日期：过去的日期不能选择，当天可以")
    void fixedDay() {
        long round = closed(DueRule.FIXED);
        time.set(SATURDAY.atTime(10, 0));
        assertThatThrownBy(() -> reopen(round, SATURDAY.minusDays(1))).isInstanceOf(RequestRefused.class).hasMessageContaining("新的截止日期");
        reopen(round, SATURDAY);
        assertThat(annual.get(round).closesAt()).isEqualTo(midnight(SATURDAY.plusDays(1)));
    }

    private long closed(DueRule rule) {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        long round = lists.open(2026, rule);
        runAs(MANAGER, () -> rounds.closeInEmergency(round, "系统维护", MANAGER));
        return round;
    }

    private void reopen(long round, LocalDate day) {
        runAs(MANAGER, () -> rounds.reopen(round, day, "维护结束", MANAGER));
    }

    private static java.time.Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
