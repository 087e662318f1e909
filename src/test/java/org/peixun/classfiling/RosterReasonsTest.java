package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.roster.NewTrainee;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("花名册中需要说明的事项：说明跟着学员走，不跟着行号走")
class RosterReasonsTest {

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired Rosters rosters;

    @Test
    @DisplayName("换了人的行，原来的说明不算；换了行的学员，说明还在；事项只写行和列，不写姓名")
    void ofThePerson() {
        Draft draft = scenario.aValidDraft();
        List<NewTrainee> trainees = FilingScenario.trainees(7_101, 10);
        store(draft, trainees, trainees.get(4));
        Finding warning = warning(draft);
        assertThat(warning.message()).startsWith("花名册第6行（联系电话）：").doesNotContain(trainees.get(4).name());
        runAs(draft.applicant(), () -> drafts.saveReasons(draft.number(), Map.of(warning.key(), "夫妻共用一个电话。"), draft.applicant()));

        store(draft, trainees, trainees.get(3), 1);
        assertThatThrownBy(() -> runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant())))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems().toString()).contains("请说明原因后再报送"));
        store(draft, trainees, trainees.get(4), 1);
        assertThat(warning(draft).message()).startsWith("花名册第7行");
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
    }

    private void store(Draft draft, List<NewTrainee> trainees, NewTrainee sharing) {
        store(draft, trainees, sharing, 0);
    }

    /** One of them has the first one's telephone; all rows are moved down. */
    private void store(Draft draft, List<NewTrainee> trainees, NewTrainee sharing, int down) {
        List<NewTrainee> rows = new ArrayList<>();
        trainees.forEach(one -> rows.add(new NewTrainee(one.row() + down, one.name(), one.idNumber(),
                one == sharing ? trainees.get(0).phone() : one.phone(), one.category(), null, null, null, null)));
        runAs(draft.applicant(), () -> rosters.store(draft.number(), rows));
    }

    private Finding warning(Draft draft) {
        return filings.view(draft.number(), draft.applicant()).report().warnings().stream()
                .filter(finding -> finding.code().equals("roster.samePhone")).findFirst().orElseThrow();
    }
}
