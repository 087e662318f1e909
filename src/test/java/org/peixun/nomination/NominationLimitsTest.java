package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.clerk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.policy.PolicySheet;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("品牌推荐的家数和字数是政策参数（第6条）")
class NominationLimitsTest {

    private static final String COUNTY = "371521";

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired SelfRecommendations recommendations;
    @Autowired PolicySheet policy;
    @Autowired PlatformTransactionManager transactions;
    @Autowired TimeMachine.Mover time;

    private long round;

    @BeforeEach
    void opened() {
        time.set(LocalDateTime.of(2026, 4, 1, 9, 0));
        round = scenario.round(2026);
    }

    @AfterEach
    void backToNow() {
        scenario.closeAll();
        time.reset();
    }

    @Test
    @DisplayName("该县规定只推荐1家的，第二家不能选定，页面写明1家")
    void oneOnly() {
        String number = scenario.filled(round, COUNTY, 1);
        Actor clerk = clerk(COUNTY);
        assertThat(sheet(number, clerk).limits().inWords()).isEqualTo("1至2家");
        where("nomination.mostCandidates", "1", () -> {
            assertThat(sheet(number, clerk).limits().inWords()).isEqualTo("1家");
            runAs(clerk, () -> assertThatThrownBy(() -> nominations.choose(number, scenario.institution(COUNTY), clerk))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("推荐1家（第6条），已选定1家"));
        });
    }

    @Test
    @DisplayName("自荐材料的最少字数按该县的规定")
    void shortestText() {
        long institution = scenario.institution(COUNTY);
        Actor self = applicant(COUNTY, institution);
        String text = "立足本县特色产业，开展订单式培训，学员就业稳定。";
        where("nomination.textMinChars", "30", () -> runAs(self, () -> assertThatThrownBy(() -> recommendations.send(
                round, institution, new Nominations.Texts(1, text, text, text), self))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("30字以上")));
        runAs(self, () -> recommendations.send(round, institution, new Nominations.Texts(1, text, text, text), self));
    }

    private Nominations.Sheet sheet(String number, Actor reader) {
        return nominations.sheet(number, reader);
    }

    /** In a transaction that is taken back: a value that was set stays for ever. */
    private void where(String key, String value, Runnable then) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            runAs(CITY_MANAGER, () -> policy.change(
                    new PolicySheet.Wish(key, COUNTY, value, false, LocalDate.of(2026, 4, 1), "检查"), CITY_MANAGER));
            then.run();
        });
    }
}
