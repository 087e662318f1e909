package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.directory.StandingReason.DISORDERLY_MANAGEMENT;
import static org.peixun.directory.StandingReason.FALSE_MATERIAL;
import static org.peixun.directory.StandingReason.OPENED_WITHOUT_CONSENT;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.suspension.SuspensionScenario.CITY;
import static org.peixun.suspension.SuspensionScenario.CLERK;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a case takes back is what it decided itself, and it can do so also when it is over. */
@IntegrationTest
@DisplayName("解除、不成立和纠正只撤回本件的决定；办结以后仍可纠正（第12条）")
class TakenBackTest {

    @Autowired SuspensionScenario scenario;
    @Autowired Findings findings;
    @Autowired Suspensions suspensions;
    @Autowired SuspensionFiles files;
    @Autowired InstitutionStanding standing;
    @Autowired Directory directory;
    @Autowired DirectoryList list;
    @Autowired TimeMachine.Mover time;
    @Autowired MockMvc mvc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("目录页已经决定暂停的，先行暂停没有查实而解除，原来的暂停不变")
    void liftedBesideADecisionByHand() {
        Opened opened = scenario.urgent();
        Opened byHand = besideADecisionByHand();
        for (Opened one : java.util.List.of(opened, byHand)) {
            scenario.submit(one.number(), "decideUrgentSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
            runAs(CLERK, () -> findings.unfounded("投诉" + one.institutionId(), CLERK));
            assertThat(files.get(one.number()).state()).isEqualTo(SuspensionState.LIFTED);
        }
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
        assertThat(status(byHand)).isEqualTo(DirectoryStatus.SUSPENDED);
    }

    @Test
    @DisplayName("整改后已经恢复的，仍可纠正：不再计入重复处理，也不再算被暂停过，机构页面和公众查询写明已撤销；再次纠正409")
    void correctedAfterReinstatement() throws Exception {
        Opened opened = scenario.toDecision("MINOR", DISORDERLY_MANAGEMENT);
        scenario.decide(opened, "rectify", Map.of("measure", "TALK"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        time.fireDueJobs();
        assertThat(list.events(opened.institutionId())).noneMatch(DirectoryList.Event::revoked);
        assertThat(suspensions.file(opened.number(), CITY).corrects()).isTrue();
        correct(opened);
        assertThat(files.get(opened.number()).state()).isEqualTo(SuspensionState.CORRECTED);
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
        assertThat(list.events(opened.institutionId())).filteredOn(event -> event.status() == DirectoryStatus.SUSPENDED).allMatch(DirectoryList.Event::revoked);
        for (String page : java.util.List.of("/institutions/" + opened.institutionId(), "/directory/" + opened.institutionId())) {
            assertThat(mvc.perform(get(page).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString()).as(page)
                    .containsOnlyOnce("（原决定已撤销，聊政复决字〔2026〕9号）");
        }
        assertThat(suspensions.file(opened.number(), CITY).corrects()).isFalse();
        assertThatThrownBy(() -> correct(opened)).isInstanceOf(RequestRefused.class).hasMessageContaining("决定已纠正");
    }

    @Test
    @DisplayName("移出后救济期满归档的，仍可纠正，恢复正常")
    void correctedAfterTheArchive() {
        Opened opened = scenario.toDecision("GRAVE", FALSE_MATERIAL);
        scenario.decide(opened, "remove", Map.of());
        time.passTo(LocalDateTime.of(2026, 7, 8, 9, 0));
        correct(opened);
        assertThat(files.get(opened.number()).state()).isEqualTo(SuspensionState.CORRECTED);
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
    }

    @Test
    @DisplayName("没有先行暂停的、已经解除的、不成立的没有可以纠正的决定，页面不出现，提交409")
    void nothingToCorrect() {
        Opened dismissed = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(dismissed, "dismiss", Map.of("opinion", "证据不足"));
        assertThat(suspensions.file(dismissed.number(), CITY).corrects()).isFalse();
        assertThatThrownBy(() -> correct(dismissed)).isInstanceOf(RequestRefused.class);
    }

    private Opened besideADecisionByHand() {
        long institution = scenario.institution();
        runAs(CITY, () -> standing.decide(institution, new InstitutionStanding.Decision(
                DirectoryStatus.SUSPENDED, DISORDERLY_MANAGEMENT, "另案查实", "聊人社监字〔2025〕1号"), CITY));
        var number = new String[1];
        runAs(CLERK, () -> number[0] = findings.urgent(SuspensionScenario.finding(institution, FALSE_MATERIAL), CLERK));
        return new Opened(number[0], institution, null);
    }

    private void correct(Opened opened) {
        runAs(CITY, () -> suspensions.correct(opened.number(), "复议决定撤销", "聊政复决字〔2026〕9号", CITY));
    }

    private DirectoryStatus status(Opened opened) {
        return directory.statusOn(opened.institutionId(), time.today());
    }
}
