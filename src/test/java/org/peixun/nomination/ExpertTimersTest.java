package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several tasks of one key at once: each timer is its own task's. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("同一环节由几个人各办一份：每份只提醒一次，每级只督办一次")
class ExpertTimersTest {

    private static final String COUNTY = "LC-JKQ";

    @Autowired NominationScenario scenario;
    @Autowired PublicLists lists;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @AfterAll
    void noTimerLeft() {
        scenario.closeAll();
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("三名专家评分，两件异议答复")
    void eachItsOwn() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String number = scenario.publicised(scenario.round(2026), COUNTY, 1);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.pass(number, 3);
        time.passWorkingDays(7);
        path.of(number).waitsAt("userTask_scoreNomination", "userTask_scoreNomination", "userTask_scoreNomination");
        assertThat(told(number, "专家评分")).isEqualTo("3份督办至第1级：提醒3、督办3");

        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 1, 8);
        }
        scenario.decide(number, "first");
        lists.object(number, 1, "反映该机构宣传的就业率不属实，请核实。");
        lists.object(number, 1, "反映该机构冒用政府部门名义招生，有照片为证。");
        time.passWorkingDays(6);
        path.of(number).waitsAt("userTask_answerObjection", "userTask_answerObjection");
        assertThat(told(number, "答复异议")).isEqualTo("2份督办至第1级：提醒2、督办2");
    }

    private String told(String number, String step) {
        return jdbc.sql("""
                SELECT count(*) || '份督办至第' || max(escalation_level) || '级：提醒' || (
                       SELECT count(*) FILTER (WHERE kind = 'REMINDED') || '、督办' || count(*) FILTER (WHERE kind = 'ESCALATED')
                         FROM timeline_entry WHERE case_number = :number AND step = :step)
                  FROM work_item WHERE case_number = :number AND step_label = :step AND state = 'OPEN'""")
                .param("number", number).param("step", step).query(String.class).single();
    }
}
