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
import org.peixun.directory.Relisting;
import org.peixun.directory.StandingReason;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.CaseTypes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("候选机构被暂停承训（第6条、第12条）：标注，不能入选，公示期满不公布，公布以后不再列出")
class CandidateStandingTest {

    @Autowired NominationScenario scenario;
    @Autowired CandidateFiles candidates;
    @Autowired NominationFiles files;
    @Autowired InstitutionStanding standing;
    @Autowired PublicLists lists;
    @Autowired CaseTypes types;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired Relisting relisting;
    @Autowired TransactionTemplate transactions;

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
        assertThat(lastNote(number)).contains(both.get(0).institutionName(), "暂停承训", "聊人社监字〔2026〕8号");
        assertThatThrownBy(() -> scenario.decide(number, "both")).isInstanceOf(RequestRefused.class).hasMessageContaining("不能入选");
        scenario.decide(number, "second");
        assertThat(standing.impact(both.get(1).institutionId(), DirectoryStatus.SUSPENDED)).anyMatch(line -> line.what().equals("品牌机构推荐"));
        suspend(both.get(1).institutionId());
        time.passWorkingDays(6);
        path.of(number).passed("endEvent_selectionOverturned").ended();
        assertThat(files.get(number).state()).isEqualTo(NominationState.OVERTURNED);
        assertThat(candidates.of(number).get(1).removedReason()).contains("暂停承训");
        assertThat(jdbc.sql("SELECT state_label FROM case_file WHERE number = ?").param(number).query(String.class).single())
                .as("没有收到异议，不写异议成立").isEqualTo("公示期间取消入选");
    }

    @Test
    @DisplayName("公布以后被暂停承训的，公众页的名单即不再列出，案件页写明；恢复的重新列出")
    void publishedListShowsWhoIsInOrder() {
        String number = listed("371526");
        assertThat(published(number)).containsExactly(1, 2);

        long first = candidates.of(number).get(0).institutionId();
        assertThat(standing.impact(first, DirectoryStatus.SUSPENDED)).anyMatch(line -> line.consequence().contains("公众页不再列出"));
        suspend(first);
        assertThat(published(number)).containsExactly(2);
        assertThat(lastNote(number)).contains("公众页不再列出");
        assertThat(material(number)).extracting(NominationViews.CandidateView::hidden).containsExactly(true, false);

        runAs(CITY_MANAGER, () -> standing.decide(first, new InstitutionStanding.Decision(DirectoryStatus.NORMAL,
                StandingReason.RECTIFIED, "整改验收合格", "聊人社监字〔2026〕9号"), CITY_MANAGER));
        assertThat(published(number)).containsExactly(1, 2);
        assertThat(lastNote(number)).contains("公众页重新列出");
        assertThat(material(number)).extracting(NominationViews.CandidateView::hidden).containsOnly(false);
    }

    @Test
    @DisplayName("公布以后移出目录又重新列入的，旧的名单不再列出，案件页请市级在年度复核时撤下；移出决定撤销的重新列出")
    void listedAgainIsNoBrand() {
        String number = listed("371525");
        List<Candidate> both = candidates.of(number);
        both.forEach(one -> remove(one.institutionId()));
        assertThat(published(number)).isEmpty();
        runAs(CITY_MANAGER, () -> standing.decide(both.get(1).institutionId(), new InstitutionStanding.Decision(DirectoryStatus.NORMAL,
                StandingReason.DECISION_REVOKED, "移出决定撤销", "聊人社监字〔2026〕11号"), CITY_MANAGER));
        time.set(LocalDateTime.of(2028, 7, 3, 9, 0)); // after the ban
        transactions.executeWithoutResult(status -> relisting.relist(both.get(0).institutionId(), "聊人社字〔2026〕20号", CITY_MANAGER));
        assertThat(lastNote(number)).contains("重新列入", "年度复核时撤下");
        assertThat(published(number)).containsExactly(2);
        assertThat(material(number)).extracting(NominationViews.CandidateView::listedAgain).containsExactly(true, false);
    }

    private void remove(long institution) {
        jdbc.sql("UPDATE class_filing SET state = 'CLOSED' WHERE institution_id = ?").param(institution).update();
        runAs(CITY_MANAGER, () -> standing.decide(institution, new InstitutionStanding.Decision(DirectoryStatus.REMOVED,
                StandingReason.FALSE_MATERIAL, "材料造假", "聊人社监字〔2026〕10号"), CITY_MANAGER));
    }

    private List<Integer> published(String number) {
        return lists.published(2026).stream().filter(entry -> entry.number().equals(number)).map(PublicLists.Entry::slot).toList();
    }

    private List<NominationViews.CandidateView> material(String number) {
        return ((NominationViews.Material) types.ofNumber(number).sections(number, CITY_MANAGER).get(0).model()).candidates();
    }

    private String lastNote(String number) {
        return jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND kind = 'NOTE' ORDER BY id DESC LIMIT 1").param(number)
                .query(String.class).single();
    }

    /** Both candidates of the county won and are published. */
    private String listed(String county) {
        String number = scenario.publicised(scenario.round(2026), county, 2);
        time.passWorkingDays(6);
        scenario.sign(number, county);
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 2, 8);
        }
        scenario.decide(number, "both");
        time.passWorkingDays(6);
        return number;
    }

    private void suspend(long institution) {
        jdbc.sql("UPDATE class_filing SET state = 'CLOSED' WHERE institution_id = ?").param(institution).update();
        runAs(CITY_MANAGER, () -> standing.decide(institution, new InstitutionStanding.Decision(DirectoryStatus.SUSPENDED,
                StandingReason.MISLEADING_ADVERTISING, "招生宣传许诺补贴", "聊人社监字〔2026〕8号"), CITY_MANAGER));
    }
}
