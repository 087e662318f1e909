package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("结业率")
class CompletionRateTest {

    @Autowired ClassScenario scenario;
    @Autowired CompletionRates rates;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("按班期的全部学员计算，不按开班当日到课人数：第一天只来了6人的，不超过100%")
    void ofAllTrainees() {
        Draft draft = scenario.examined();
        scenario.results(draft, (row, column) -> row == 3 ? List.of("40", "40", "不合格", "").get(column - 1)
                : List.of("85", "85", "合格", draft.institutionId() + "-" + row).get(column - 1));
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        jdbc.sql("UPDATE class_filing SET started_size = 6 WHERE number = ?").param(draft.number()).update();
        var rate = rates.between(List.of(draft.institutionId()), draft.startsOn(), time.today()).get(draft.institutionId());
        assertThat(rate.text()).isEqualTo("90%");
        assertThat(rate.note()).contains("10名学员中9名结业");
    }
}
