package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("候选机构被暂停承训（第6条、第12条）：标注，不能入选，公示期满不公布")
class CandidateStandingTest {

    @Autowired NominationScenario scenario;
    @Autowired CandidateFiles candidates;
    @Autowired NominationFiles files;
    @Autowired InstitutionStanding standing;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void april() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
    }

    @AfterEach
    void closed() {
        scenario.closeAll();
        time.reset();
    }

    @Test
    void flaggedAndStruck() {
        String number = scenario.publicised(scenario.round(2026), "371581", 2);
        time.passWorkingDays(6);
        scenario.sign(number, "371581");
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 2, 8);
        }
        List<Candidate> both = candidates.of(number);
        suspend(both.get(0).institutionId());
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND kind = 'NOTE' ORDER BY id DESC LIMIT 1").param(number)
                .query(String.class).single()).contains(both.get(0).institutionName(), "暂停承训", "聊人社监字〔2026〕8号");
        assertThatThrownBy(() -> scenario.decide(number, "both")).isInstanceOf(RequestRefused.class).hasMessageContaining("不能入选");
        scenario.decide(number, "second");
        assertThat(standing.impact(both.get(1).institutionId(), DirectoryStatus.SUSPENDED)).anyMatch(line -> line.what().equals("品牌机构推荐"));
        suspend(both.get(1).institutionId());
        time.passWorkingDays(6);
        path.of(number).passed("endEvent_selectionOverturned").ended();
        assertThat(files.get(number).state()).isEqualTo(NominationState.OVERTURNED);
        assertThat(candidates.of(number).get(1).removedReason()).contains("暂停承训");
    }

    private void suspend(long institution) {
        jdbc.sql("UPDATE class_filing SET state = 'CLOSED' WHERE institution_id = ?").param(institution).update();
        runAs(CITY_MANAGER, () -> standing.decide(institution, new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED,
                StandingReason.MISLEADING_ADVERTISING, "招生宣传许诺补贴", "聊人社监字〔2026〕8号"), CITY_MANAGER));
    }
}
