package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.workflow.CaseTypes;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("案件页上培训实施的各栏")
class ClassSectionsStatementsTest {

    @Autowired ClassScenario scenario;
    @Autowired CaseTypes types;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("查询次数不随学员、课次、视频的多少而变")
    void countIsFixed() {
        Draft empty = scenario.running();
        int before = count(empty);
        Draft full = scenario.trained();
        assertThat(count(full)).isLessThanOrEqualTo(before + 2);
    }

    private int count(Draft draft) {
        var type = types.ofNumber(draft.number());
        type.sections(draft.number(), scenario.clerk);
        return Statements.of(() -> type.sections(draft.number(), scenario.clerk)).size();
    }
}
