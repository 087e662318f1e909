package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.directory.StandingReason.DISORDERLY_MANAGEMENT;
import static org.peixun.directory.StandingReason.FALSE_MATERIAL;
import static org.peixun.directory.StandingReason.OPENED_WITHOUT_CONSENT;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.suspension.SuspensionScenario.CITY;
import static org.peixun.suspension.SuspensionScenario.CITY_CLERK;
import static org.peixun.suspension.SuspensionScenario.CLERK;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.StandingReason;
import org.peixun.letter.Letter;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;

/** What is found while a suspension goes on is looked into and heard before anything is decided; what was alleged counts for nothing. */
@IntegrationTest
@DisplayName("暂停期间又查实的违规行为（第12条）")
class JoinedFindingTest {

    @Autowired SuspensionScenario scenario;
    @Autowired Findings findings;
    @Autowired Suspensions suspensions;
    @Autowired SuspensionFiles files;
    @Autowired SuspensionLetters letters;
    @Autowired Directory directory;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("陈述申辩、法制审核、集体决定时又查实的，回到调查核实，重新听取意见；处理档次按全部查实的评定")
    void beforeTheDecision() {
        Opened opened = scenario.suspended(DISORDERLY_MANAGEMENT);
        scenario.investigate(opened, "GRAVE");
        foundAgain(opened, OPENED_WITHOUT_CONSENT);
        scenario.investigate(opened, "GRAVE");
        scenario.defend(opened);
        foundAgain(opened, OPENED_WITHOUT_CONSENT);
        scenario.investigate(opened, "GRAVE");
        scenario.defend(opened);
        scenario.review(opened);
        foundAgain(opened, FALSE_MATERIAL);
        scenario.investigate(opened, "GRAVE");
        assertThat(files.get(opened.number()).inquiry().defence()).as("对又查实的还没有陈述申辩").isNull();
        scenario.defend(opened);
        assertThat(files.get(opened.number()).proposal()).isEqualTo(Measure.TERMINATION);
    }

    @Test
    @DisplayName("整改、限制期内又查实的，限制期满不恢复；新决定的限制期不短于原决定；不能再认定不成立")
    void whileBanned() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        var ban = files.get(opened.number()).decision().bannedUntil();
        foundAgain(opened, DISORDERLY_MANAGEMENT);
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        scenario.review(opened);
        assertThatThrownBy(() -> scenario.decide(opened, "dismiss", Map.of("opinion", "证据不足")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("已有处理决定（整改函");
        scenario.decide(opened, "rectify", Map.of("measure", "TALK", "opinion", "又查实的情节轻微"));
        assertThat(files.get(opened.number()).decision().bannedUntil()).isEqualTo(ban);
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        foundAgain(opened, FALSE_MATERIAL);
        time.passTo(ban.plusDays(2).atTime(9, 0));
        assertThat(status(opened)).as("限制期已满，又查实的还没有决定").isEqualTo(DirectoryStatus.SUSPENDED);
    }

    @Test
    @DisplayName("限制承训到最后一日终了，次日恢复")
    void lastDayOfTheBan() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        var last = files.get(opened.number()).decision().bannedUntil();
        time.passTo(last.atTime(17, 0));
        assertThat(status(opened)).isEqualTo(DirectoryStatus.SUSPENDED);
        time.passTo(last.plusDays(1).atTime(9, 0));
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
    }

    @Test
    @DisplayName("移送以后又查实的，重新调查核实")
    void afterTheHandover() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "transfer", Map.of("departments", List.of("POLICE")));
        foundAgain(opened, FALSE_MATERIAL);
        assertThat(status(opened)).isEqualTo(DirectoryStatus.SUSPENDED);
    }

    @Test
    @DisplayName("指控不等于发现：先行暂停时指控、后来没有查实的，不作为评定、移出和决定书的依据")
    void allegationsAreNoGround() {
        Opened opened = scenario.urgent();
        scenario.submit(opened.number(), "decideUrgentSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
        time.passWorkingDays(1);
        runAs(CLERK, () -> findings.record(SuspensionScenario.finding(opened.institutionId(), DISORDERLY_MANAGEMENT), CLERK));
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        assertThat(files.get(opened.number()).proposal()).as("管理混乱，不按没有查实的材料造假评定").isEqualTo(Measure.TALK);
        scenario.review(opened);
        scenario.decide(opened, "rectify", Map.of("measure", "TALK"));
        assertThat(text(opened, SuspensionLetterKind.SUSPENSION)).contains("涉嫌材料造假").doesNotContain("管理混乱");
        assertThat(text(opened, SuspensionLetterKind.DECISION)).contains("管理混乱").doesNotContain("材料造假");
    }

    @Test
    @DisplayName("被撤销的处理决定不算重复处理")
    void revokedDecisionsDoNotCount() {
        Opened first = scenario.toDecision("MINOR", DISORDERLY_MANAGEMENT);
        scenario.decide(first, "rectify", Map.of("measure", "TALK"));
        runAs(CITY, () -> suspensions.correct(first.number(), "复议决定撤销", "聊政复决字〔2026〕1号", CITY));
        assertThat(files.get(first.number()).decision().measureNo()).as("原文号不变").isEqualTo("聊人社监处字〔2026〕5号");
        again(first);
        Opened third = again(first);
        assertThat(files.get(third.number()).proposal()).as("两次处理中一次已撤销").isEqualTo(Measure.TALK);
    }

    @Test
    @DisplayName("告知书是查明之日的，没有暂停决定的文号；移出的决定书写明移出和期限，不再写整改；再次印制的日期、文号、内容不变")
    void letters() {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        time.passWorkingDays(3);
        scenario.investigate(opened, "GRAVE");
        Letter facts = letters.letter(opened.number(), SuspensionLetterKind.FACTS, null, CITY_CLERK);
        assertThat(facts.sheet().number()).isNull();
        assertThat(facts.sheet().day()).isEqualTo("2026年5月9日");
        scenario.defend(opened);
        scenario.review(opened);
        scenario.decide(opened, "rectify", Map.of("measure", "CIRCULAR"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "fail", "opinion", "没有整改"));
        scenario.hearAgain(opened, "TERMINATION", "拒不整改");
        scenario.decide(opened, "remove", Map.of());
        assertThat(text(opened, SuspensionLetterKind.DECISION)).contains("解除与你单位的培训协议，将你单位移出机构目录，至2028年5月9日（含当日）不得重新列入").doesNotContain("提交整改报告");
        runAs(CITY, () -> suspensions.correct(opened.number(), "复议决定撤销", "聊政复决字〔2026〕9号", CITY));
        assertThat(letters.letter(opened.number(), SuspensionLetterKind.DECISION, null, CITY_CLERK).sheet().number()).isEqualTo("聊人社监处字〔2026〕5号");
    }

    private Opened again(Opened first) {
        var number = new String[1];
        runAs(CLERK, () -> number[0] = findings.record(SuspensionScenario.finding(first.institutionId(), DISORDERLY_MANAGEMENT), CLERK));
        var opened = new Opened(number[0], first.institutionId(), first.institution());
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕8号"));
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        scenario.review(opened);
        scenario.decide(opened, "rectify", Map.of("measure", "TALK"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        time.fireDueJobs();
        return opened;
    }

    private void foundAgain(Opened opened, StandingReason offence) {
        runAs(CLERK, () -> assertThat(findings.record(SuspensionScenario.finding(opened.institutionId(), offence), CLERK)).isEqualTo(opened.number()));
        path.of(opened.number()).passed("event_findingJoined").waitsAt("userTask_investigateFinding");
    }

    private String text(Opened opened, SuspensionLetterKind kind) {
        return letters.letter(opened.number(), kind, null, CITY_CLERK).content().toString();
    }

    private DirectoryStatus status(Opened opened) {
        return directory.statusOn(opened.institutionId(), time.today());
    }
}
