package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.clerk;

import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.worklist.PageStatements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("推荐材料页、比较表和案件页的查询次数不随行数而变")
class NominationStatementsTest {

    private static final String COUNTY = "371525";

    @Autowired PageStatements pages;
    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private long round;
    private String number;

    @BeforeEach
    void oneCandidate() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        round = scenario.fresh(2026);
        number = scenario.filled(round, COUNTY, 1);
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("一家候选机构与两家候选机构、十家自荐机构相同")
    void candidates() {
        int sheet = pages.count("/nominations/" + number, clerk(COUNTY));
        int face = pages.count("/cases/" + number, clerk(COUNTY));
        runAs(clerk(COUNTY), () -> nominations.choose(number, scenario.institution(COUNTY), clerk(COUNTY)));
        for (int n = 0; n < 10; n++) {
            jdbc.sql("""
                    INSERT INTO self_recommendation (round_id, jurisdiction, institution_id, institution_name, feature, practice, example, sent_by, sent_at)
                    VALUES (?, ?, ?, '某校', repeat('特色', 20), repeat('做法', 20), repeat('案例', 20), 'test', now())""")
                    .params(round, COUNTY, scenario.institution(COUNTY)).update();
        }
        assertThat(nominations.sheet(number, clerk(COUNTY)).comparison().rows()).hasSize(12);
        assertThat(pages.count("/nominations/" + number, clerk(COUNTY))).isEqualTo(sheet);
        assertThat(pages.count("/cases/" + number, clerk(COUNTY))).isEqualTo(face);
    }

    @Test
    @DisplayName("没有评分与五份评分相同")
    void sheets() {
        scenario.submit(number, "selectCandidates", clerk(COUNTY), java.util.Map.of("decision", "publicise"));
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.pass(number, 7);
        scenario.score(number, 1, 1, 5);
        int before = pages.count("/cases/" + number, CITY_CLERK);
        for (int expert = 2; expert <= 5; expert++) {
            scenario.score(number, expert, 1, 5);
        }
        assertThat(pages.count("/cases/" + number, CITY_CLERK)).isLessThanOrEqualTo(before);
    }
}
