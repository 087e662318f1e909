package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("确认开班的到课人数")
class ConfirmStartTest {

    @Autowired FilingScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired FilingDrafts drafts;
    @Autowired ClassFilings filings;
    @Autowired Filings repository;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("花名册多于计划人数（已说明原因）的，可以登记花名册的人数，不能再多")
    void asManyAsAreEnrolled() {
        Draft draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("plannedSize", "8"), draft.applicant());
            drafts.saveReasons(draft.number(), Map.of("sizeMatchesRoster", "企业增派两名学员。"), draft.applicant());
            filings.submit(draft.number(), draft.applicant());
        });
        classes.done(draft, "acceptFiling", classes.clerk, Map.of("decision", "accept"));
        classes.done(draft, "reviewFiling", classes.clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        classes.done(draft, "consentOpening", actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY), Map.of("decision", "approve"));
        time.passTo(draft.startsOn().atTime(9, 0));

        assertThatThrownBy(() -> confirm(draft, 11)).isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.problems().toString()).contains("不能接受", "1至10"));
        confirm(draft, 10);
        assertThat(repository.get(draft.number()).startedSize()).isEqualTo(10);
    }

    private void confirm(Draft draft, int size) {
        classes.done(draft, "confirmStart", draft.applicant(),
                Map.of("startedOn", draft.startsOn().toString(), "startedSize", size, "confirmation", true));
    }
}
