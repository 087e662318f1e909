package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.AtOnce;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("同一教师同时被几个班期报送")
class TeacherRaceTest {

    private static final int INSTITUTIONS = 4;

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("四个机构同时报送同一教师、同一时间：只有一个成功，其余得到说明，内容仍在草稿")
    void onlyOneWins() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < INSTITUTIONS; i++) {
            drafts.add(scenario.aValidDraft());
        }
        jdbc.sql("UPDATE teacher SET certificate_no = ? WHERE institution_id IN (?, ?, ?, ?)")
                .params("ZS" + drafts.get(0).institutionId(), drafts.get(0).institutionId(), drafts.get(1).institutionId(),
                        drafts.get(2).institutionId(), drafts.get(3).institutionId()).update();
        assertThat(AtOnce.succeeded(drafts.stream().<Callable<Boolean>>map(draft -> () -> handIn(draft)).toList())).isEqualTo(1);
    }

    private boolean handIn(Draft draft) {
        var taken = new boolean[1];
        runAs(draft.applicant(), () -> {
            try {
                filings.submit(draft.number(), draft.applicant());
                taken[0] = true;
            } catch (RequestRefused refused) {
                assertThat(refused.problems().toString()).contains("另一机构的班期");
                assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.DRAFT);
            }
        });
        return taken[0];
    }
}
