package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Findings;
import org.peixun.suspension.SuspensionScenario;
import org.peixun.suspension.Suspensions;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an institution is suspended for is neither found a second time nor denied because the informer was not satisfied. */
@IntegrationTest
@DisplayName("投诉人不满意、重新核查，而据以暂停的事项正在办理（第12条）")
class VerifiedAgainTest {

    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired Progress progress;
    @Autowired ComplaintStatistics statistics;
    @Autowired SuspensionScenario suspensions;
    @Autowired Suspensions corrections;
    @Autowired Findings findings;
    @Autowired CasePath path;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @Test
    @DisplayName("维持原核查结论：暂停事项照常，照样答复")
    void maintained() {
        String number = again(scenario.accepted(Source.REPORT));
        String suspension = heard(number);
        scenario.verify(number, "maintain");
        path.of(number).waitsAt("userTask_answerComplaint");
        assertThat(files.get(number).outcome()).isEqualTo(Outcome.FOUND);
        path.of(suspension).waitsAt("userTask_stateDefence");
        String first = scenario.accepted(Source.REPORT).number();
        assertThatThrownBy(() -> scenario.verify(first, "maintain")).isInstanceOf(RequestRefused.class).hasMessageContaining("第一次核查");
    }

    @Test
    @DisplayName("再次查实同样的行为：不重复并入，不回到调查核实；又查实其他行为的并入、重新调查")
    void foundAgain() {
        String number = again(scenario.accepted(Source.REPORT));
        String suspension = heard(number);
        scenario.verify(number, "found");
        assertThat(offences(suspension)).containsExactly("MISLEADING_ADVERTISING");
        path.of(suspension).notPassed("event_findingJoined").waitsAt("userTask_stateDefence");

        String other = again(scenario.accepted(Source.REPORT));
        String joined = heard(other);
        scenario.submit(other, "verifyComplaint", Map.of("decision", "found", "advertising", "海报照片三张。", "other", "收据三张。",
                "facts", "张贴海报许诺补贴，并收取资料费。"));
        assertThat(offences(joined)).containsExactly("MISLEADING_ADVERTISING", "OTHER_FINDING");
        path.of(joined).passed("event_findingJoined").waitsAt("userTask_investigateFinding");
    }

    @Test
    @DisplayName("并入件重新核查：主件查实过的同样不重复并入，也不能改为不属实")
    void foundAgainOfAMergedOne() {
        String institution = scenario.institution();
        String main = scenario.accepted(scenario.intake(Source.REPORT, institution, "", "")).number();
        var merged = scenario.registered(scenario.intake(Source.REPORT, institution, "", ""));
        scenario.merge(merged.number(), main);
        scenario.verify(main, "found");
        dissatisfied(merged);
        assertThatThrownBy(() -> scenario.verify(merged.number(), "unfounded")).isInstanceOf(RequestRefused.class).hasMessageContaining("仍然有效");
        scenario.verify(merged.number(), "found");
        assertThat(offences(findings.of(main).orElseThrow().number())).containsExactly("MISLEADING_ADVERTISING");
    }

    @Test
    @DisplayName("查实仍然有效的，不能改为不属实、投诉人撤回、恶意投诉；纠正决定以后可以，维持则不能；统计中不再是查实的违规行为")
    void notDenied() {
        String number = again(scenario.accepted(Source.REPORT));
        String suspension = heard(number);
        for (String decision : List.of("unfounded", "malicious")) {
            assertThatThrownBy(() -> scenario.verify(number, decision)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining(suspension).hasMessageContaining("维持原核查结论").hasMessageContaining("纠正决定");
        }
        runAs(SuspensionScenario.CITY, () -> corrections.correct(suspension, "证据有误", "聊人社纠字〔2026〕1号", SuspensionScenario.CITY));
        assertThatThrownBy(() -> scenario.verify(number, "maintain")).isInstanceOf(RequestRefused.class).hasMessageContaining("不能维持");
        int before = offencesCounted();
        scenario.verify(number, "unfounded");
        assertThat(files.get(number).outcome()).isEqualTo(Outcome.UNFOUNDED);
        assertThat(offencesCounted()).isEqualTo(before - 1);
    }

    private int offencesCounted() {
        return statistics.of(time.today().getYear(), List.of(ComplaintScenario.COUNTY)).offences().values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    @DisplayName("重新核查中提请先行暂停，而后维持原结论的：随即解除，不等查实期满")
    void urgentAndMaintained() {
        var complaint = scenario.accepted(Source.REPORT);
        scenario.verify(complaint.number(), "unfounded");
        String urgent = urgent(dissatisfied(complaint));
        scenario.verify(complaint.number(), "maintain");
        path.of(urgent).passed("event_allegationUnfounded", "endEvent_urgentSuspensionLifted").ended();
        path.of(complaint.number()).waitsAt("userTask_answerComplaint");
    }

    @Test
    @DisplayName("重新核查中提请先行暂停，而后只查实以前查实过的行为的：随即解除")
    void urgentAndNothingNew() {
        String number = again(scenario.accepted(Source.REPORT));
        String first = heard(number);
        var institution = SignedInAs.applicant(ComplaintScenario.COUNTY, files.get(number).institutionId());
        suspensions.submit(first, "stateDefence", institution, Map.of("statement", "没有异议，愿意整改。"));
        suspensions.submit(first, "reviewLegality", SuspensionScenario.LEGAL, Map.of("decision", "pass"));
        suspensions.submit(first, "decideMeasure", SuspensionScenario.CITY, Map.of("decision", "rectify", "measure", "TALK", "documentNo", "聊人社监处字〔2026〕5号", "opinion", "初次违规，情节轻微"));
        suspensions.submit(first, "submitRectification", institution, Map.of("report", "已整改。"));
        suspensions.submit(first, "recheckRectification", ComplaintScenario.CLERK, Map.of("decision", "accept"));
        time.fireDueJobs();
        path.of(first).passed("endEvent_institutionReinstated").ended();
        String urgent = urgent(number);
        scenario.verify(number, "found");
        path.of(urgent).passed("event_allegationUnfounded", "endEvent_urgentSuspensionLifted").ended();
    }

    /** The city suspends at once. */
    private String urgent(String complaint) {
        scenario.verify(complaint, "urgent");
        String number = findings.of(complaint).orElseThrow().number();
        suspensions.submit(number, "decideUrgentSuspension", SuspensionScenario.CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
        return number;
    }

    /** Found, answered, and verified once more. */
    private String again(Complaints.Registered complaint) {
        scenario.verify(complaint.number(), "found");
        return dissatisfied(complaint);
    }

    private String dissatisfied(Complaints.Registered complaint) {
        scenario.answer(complaint.number());
        progress.rate(complaint.receipt(), false, "没有退还收取的三百元");
        path.of(complaint.number()).waitsAt("userTask_verifyComplaint");
        return complaint.number();
    }

    /** The suspension it led to goes on to the institution's statement. */
    private String heard(String complaint) {
        String number = findings.of(complaint).orElseThrow().number();
        suspensions.submit(number, "decideSuspension", SuspensionScenario.CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号"));
        suspensions.upload(number, ComplaintScenario.CLERK);
        suspensions.submit(number, "investigateFinding", ComplaintScenario.CLERK,
                Map.of("coInvestigator", suspensions.colleague(ComplaintScenario.COUNTY), "facts", "违规行为属实。", "harm", "MINOR"));
        return number;
    }

    private List<String> offences(String suspension) {
        return jdbc.sql("SELECT offence FROM suspension_finding WHERE number = ? ORDER BY id").param(suspension).query(String.class).list();
    }
}
