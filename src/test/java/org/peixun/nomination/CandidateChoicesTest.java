package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.nomination.NominationScenario.clerk;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("可以选定的候选机构（第6条、第12条）")
class CandidateChoicesTest {

    private static final String COUNTY = "371581";

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        scenario.closeAll();
        time.reset();
    }

    @Test
    @DisplayName("本县（市、区）目录状态正常的机构全部列出，不论多少；暂停承训的、外县的不列")
    void everyInstitutionInOrder() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String number = scenario.number(scenario.round(2026), COUNTY);
        List<Long> all = Stream.generate(() -> scenario.institution(COUNTY)).limit(30).toList();
        long suspended = scenario.suspended(COUNTY);
        long elsewhere = scenario.institution("371522");
        assertThat(nominations.sheet(number, clerk(COUNTY)).choices().keySet()).containsAll(all).doesNotContain(suspended, elsewhere);
    }
}
