package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.policy.PolicySheet;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.CaseTypes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A county of its own, whose parameters no other test asks for. */
@IntegrationTest
@DisplayName("评审专家人数和去掉的分数按政策参数")
class ExpertNumberTest {

    private static final String COUNTY = "371581";
    private static final String OTHER = "371503";

    @Autowired NominationScenario scenario;
    @Autowired CandidateFiles candidates;
    @Autowired JdbcClient jdbc;
    @Autowired PolicySheet sheet;
    @Autowired CaseTypes types;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        scenario.closeAll();
        time.reset();
    }

    @Test
    @DisplayName("三名以下、超过最多人数、不是整数的都不能组织评分；最少至最多之间任何人数都可以，包括双数；满规定人数才去掉一个最高分和一个最低分")
    void numberAndTrimming() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        long round = scenario.fresh(2026);
        String number = scenario.publicised(round, COUNTY, 1);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.accounts();
        for (Object wrong : new Object[] {2, 8, 0, -3, "3.5", 3.5}) {
            assertThatThrownBy(() -> pass(number, wrong)).as("%s", wrong).isInstanceOf(RequestRefused.class).hasMessageContaining("3至7的整数");
        }
        change("nomination.expertsMin", "4");
        change("nomination.expertsMax", "9");
        change("nomination.trimFrom", "4");
        assertThatThrownBy(() -> pass(number, 3)).isInstanceOf(RequestRefused.class).hasMessageContaining("4至9的整数");

        pass(number, 4);
        int[] points = {10, 2, 5, 6};
        for (int n = 1; n <= 4; n++) {
            scenario.score(number, n, 1, points[n - 1]);
        }
        path.of(number).waitsAt("userTask_decideSelection");
        assertThat(material(number).candidates().get(0).result()).as("五项各5、6分的平均").isEqualByComparingTo("27.5");
        asBefore();
    }

    /** Other tests of the county rely on the usual numbers. */
    private void asBefore() {
        change("nomination.expertsMin", "3");
        change("nomination.expertsMax", "7");
        change("nomination.trimFrom", "5");
    }

    @Test
    @DisplayName("评审专家不足的不能组织评分，写明现有人数；停用的、属于候选机构的不算；回避后不足的，市级负责人和安全管理员即时得知")
    void neverMoreThanThereAre() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        long round = scenario.fresh(2026);
        String number = scenario.publicised(round, OTHER, 1);
        time.passWorkingDays(6);
        scenario.sign(number, OTHER);
        scenario.accounts();
        long candidate = candidates.of(number).get(0).institutionId();
        Actor related = scenario.officer(candidate, OTHER);
        List<String> away = jdbc.sql("""
                UPDATE app_user SET enabled = false WHERE enabled AND user_id NOT IN ('test-expert-1', 'test-expert-2', 'test-expert-3')
                   AND user_id IN (SELECT user_id FROM user_grant WHERE role = 'EXPERT') RETURNING user_id""").query(String.class).list();
        scenario.member(related.userId(), new Grant(Role.EXPERT, "371500", null));
        scenario.member("pool-manager", new Grant(Role.CITY_MANAGER, "371500", null));
        scenario.member("pool-security", new Grant(Role.SECURITY_ADMIN, "371500", null));
        try {
            assertThatThrownBy(() -> pass(number, 4)).isInstanceOf(RequestRefused.class).hasMessageContaining("现有3人").hasMessageContaining("不足4人");
            pass(number, 3);
            scenario.submit(number, "scoreNomination", NominationScenario.expert(1), Map.of("decision", "avoid", "opinion", "本人为该校兼职教师"));
            for (String user : List.of("pool-manager", "pool-security")) {
                assertThat(scenario.told(new Actor(user, "某人", Set.of()))).first().asString().contains("评审专家不足", "还需3人评分", "只有2人");
            }
        } finally {
            jdbc.sql("UPDATE app_user SET enabled = true WHERE user_id = ANY (?)").param(away.toArray(String[]::new)).update();
            jdbc.sql("DELETE FROM user_grant WHERE user_id = ? AND role = 'EXPERT'").param(related.userId()).update();
        }
    }

    @Test
    @DisplayName("最少人数不得规定为三名以下")
    void neverFewerThanThree() {
        assertThatThrownBy(() -> change("nomination.expertsMin", "2")).isInstanceOf(RequestRefused.class).hasMessageContaining("3至15");
    }

    private NominationViews.Material material(String number) {
        return (NominationViews.Material) types.ofNumber(number).sections(number, CITY_MANAGER).get(0).model();
    }

    private void pass(String number, Object experts) {
        scenario.submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "pass", "experts", experts));
    }

    private void change(String key, String value) {
        SignedInAs.runAs(CITY_MANAGER, () -> sheet.change(
                new PolicySheet.Wish(key, COUNTY, value, false, time.today(), "检查"), CITY_MANAGER));
    }
}
