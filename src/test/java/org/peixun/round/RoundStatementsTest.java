package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;

import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.nomination.NominationScenario;
import org.peixun.worklist.PageStatements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("年度任务各页的查询次数不随行数而变")
class RoundStatementsTest {

    @Autowired PageStatements pages;
    @Autowired NominationScenario scenario;
    @Autowired JdbcClient jdbc;
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
    @DisplayName("进度表、按进度的清单：一个县区与十一个县区相同")
    void board() {
        long round = scenario.prepared(2026);
        counties(round, 1);
        int board = pages.count("/rounds/" + round, CITY_CLERK);
        int list = pages.count("/rounds/" + round + "/counties?state=NOTHING", CITY_CLERK);
        counties(round, 11);
        assertThat(pages.count("/rounds/" + round, CITY_CLERK)).isEqualTo(board);
        assertThat(pages.count("/rounds/" + round + "/counties?state=NOTHING", CITY_CLERK)).isEqualTo(list);
    }

    private void counties(long round, int number) {
        jdbc.sql("""
                INSERT INTO round_county (round_id, jurisdiction, position)
                SELECT ?, code, position FROM jurisdiction WHERE parent IS NOT NULL ORDER BY position LIMIT ? ON CONFLICT DO NOTHING""")
                .params(round, number).update();
    }

    @Test
    @DisplayName("一格的清单、期限日历：没有记录与许多记录相同")
    void recordsAndMonth() {
        int month = pages.count("/deadlines?month=2026-05", CITY_CLERK);
        int rounds = pages.count("/rounds", CITY_CLERK);
        long round = scenario.fresh(2026);
        String records = "/rounds/" + round + "/counties/371502?cell=CONTACT";
        int before = pages.count(records, CITY_CLERK);
        jdbc.sql("""
                INSERT INTO round_note (round_id, jurisdiction, position, what, at)
                SELECT ?, '371502', n, '提醒' || n || '次', now() FROM generate_series(0, 40) n""").param(round).update();
        assertThat(pages.count(records, CITY_CLERK)).isEqualTo(before);
        assertThat(pages.count("/deadlines?month=2026-05", CITY_CLERK)).as("多了十二项").isEqualTo(month);
        assertThat(pages.count("/rounds", CITY_CLERK)).isEqualTo(rounds);
    }
}
