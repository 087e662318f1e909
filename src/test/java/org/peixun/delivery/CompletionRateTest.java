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

    @Test
    @DisplayName("考试无效、不予认定的班期，没有导入结果的学员也计算在内")
    void withoutResults() {
        Draft draft = scenario.examinedOwn();
        scenario.invalid(draft, "examVoid");
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "refuse", "opinion", "考试无效。"));
        var rate = rates.between(List.of(draft.institutionId()), draft.startsOn(), time.today()).get(draft.institutionId());
        assertThat(rate.text()).isEqualTo("0%");
        assertThat(rate.note()).contains("10名学员中0名结业");
    }

    @Test
    @DisplayName("导入结果以后离开班期的学员不计算，报送的人数也不含；学员信息删除以后，结业率不变")
    void withoutThoseWhoLeft() {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        jdbc.sql("DELETE FROM trainee_enrolment WHERE case_number = ? AND person_index = (SELECT min(person_index) FROM trainee_enrolment WHERE case_number = ?)")
                .params(draft.number(), draft.number()).update();
        scenario.reported(draft);
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '报送考核结果：%'").param(draft.number())
                .query(String.class).single()).contains("9名学员，合格9人");
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        jdbc.sql("DELETE FROM trainee_enrolment WHERE case_number = ?").param(draft.number()).update();
        var rate = rates.between(List.of(draft.institutionId()), draft.startsOn(), time.today()).get(draft.institutionId());
        assertThat(rate.note()).contains("9名学员中9名结业");
    }
}
