package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.workflow.DecisionTables;
import org.springframework.beans.factory.annotation.Autowired;

/** domain.md §6.3: the ladder, the mapping of the four offences, and repetition. */
@IntegrationTest
@DisplayName("处理档次决策表（第12条）")
class SeverityTest {

    @Autowired DecisionTables tables;

    @ParameterizedTest(name = "{0}，情节{1}，重复{2} → {3}")
    @CsvSource({
        "DISORDERLY_MANAGEMENT, MINOR, NONE, TALK", "DISORDERLY_MANAGEMENT, SERIOUS, NONE, LETTER", "DISORDERLY_MANAGEMENT, GRAVE, NONE, CIRCULAR",
        "OPENED_WITHOUT_CONSENT, MINOR, NONE, LETTER", "OPENED_WITHOUT_CONSENT, GRAVE, NONE, CIRCULAR",
        "MISLEADING_ADVERTISING, MINOR, NONE, CIRCULAR", "FALSE_MATERIAL, MINOR, NONE, CIRCULAR", "FALSE_MATERIAL, GRAVE, NONE, TERMINATION",
        "OTHER_FINDING, MINOR, NONE, TALK", "DISORDERLY_MANAGEMENT, MINOR, TALK, LETTER", "OPENED_WITHOUT_CONSENT, MINOR, LETTER, CIRCULAR",
        "DISORDERLY_MANAGEMENT, MINOR, CIRCULAR, TERMINATION"})
    void grades(String offence, String harm, String repeated, Measure measure) {
        assertThat(tables.decide("severity", Map.of("offence", offence, "harm", harm, "repeated", repeated))).isEqualTo(measure.name());
    }
}
