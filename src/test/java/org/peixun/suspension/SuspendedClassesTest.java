package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.suspension.SuspensionScenario.CITY;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.PublicCheck;
import org.peixun.delivery.ClassScenario;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the decision does, in one transaction. */
@IntegrationTest
@DisplayName("决定暂停：班期逐个安排，一次生效，两件投诉只有一件暂停")
class SuspendedClassesTest {

    private static final Actor COUNTY_CLERK = actor(Role.COUNTY_CLERK, "371524");

    @Autowired Beside beside;
    @Autowired SuspensionScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired Findings findings;
    @Autowired Suspensions suspensions;
    @Autowired SuspensionLetters letters;
    @Autowired PublicCheck check;
    @Autowired Directory directory;
    @Autowired InstitutionStanding standing;
    @Autowired ClassFilings filings;
    @Autowired @Qualifier("ownerDataSource") DataSource owner;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired StandingFault fault;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("正在培训的班期没有安排的不能决定；继续的不暂停，停止的暂停，由其他机构接收的终止并送达通知书")
    void eachRunningClass() {
        String taker = directory.institution(scenario.institution()).name();
        for (String fate : List.of("CONTINUE", "STOP", "TAKEN_OVER")) {
            var running = classes.running();
            String number = found(running.institutionId());
            assertThatThrownBy(() -> suspend(number)).isInstanceOf(RequestRefused.class).hasMessageContaining(running.number());
            assertThatThrownBy(() -> decide(number, running.number(), "", "")).isInstanceOf(RequestRefused.class).hasMessageContaining("班期安排");
            assertThatThrownBy(() -> decide(number, running.number(), "TAKEN_OVER", " ")).isInstanceOf(RequestRefused.class).hasMessageContaining("接收机构");
            decide(number, running.number(), fate, taker);
            suspend(number);
            assertThat(letters.letter(number, SuspensionLetterKind.SUSPENSION, null, CITY).content().toString()).contains("班期" + running.number() + switch (fate) {
                case "CONTINUE" -> "在监督下继续培训，不暂停办理";
                case "STOP" -> "停止培训，等待处理结果";
                default -> "由" + taker + "接收";
            }, "其他未办结的事项暂停办理");
            switch (fate) {
                case "CONTINUE" -> path.of(running.number()).notPassed("serviceTask_pauseFiling");
                case "STOP" -> path.of(running.number()).passed("serviceTask_pauseFiling").notPassed("endEvent_filingResumed", "endEvent_filingTerminated");
                default -> {
                    path.of(running.number()).passed("endEvent_filingTerminated").ended();
                    assertThat(jdbc.sql("SELECT items::text FROM filing_notice WHERE number = ? AND kind = 'TERMINATE'").param(running.number())
                            .query(String.class).single()).contains(taker);
                    assertThat(check.find(jdbc.sql("SELECT check_code FROM class_filing WHERE number = ?").param(running.number())
                            .query(String.class).single()).orElseThrow().status())
                            .isEqualTo("本班期学员已由其他机构接收，本班期终止，备案号不再有效。");
                }
            }
        }
    }

    @Test
    @DisplayName("接收机构须是目录中状态正常的另一家；尚未查实的先行暂停不能由其他机构接收，可以继续或者停止")
    void takers() {
        var running = classes.running();
        var number = new String[1];
        runAs(COUNTY_CLERK, () -> number[0] = findings.urgent(SuspensionScenario.finding(running.institutionId(), StandingReason.FALSE_MATERIAL), COUNTY_CLERK));
        String other = directory.institution(scenario.institution()).name();
        assertThat(suspensions.file(number[0], CITY).takesOver()).isFalse();
        refused(number[0], running.number(), other, "尚未查实");
        decide(number[0], running.number(), "STOP", "");
        found(running.institutionId());
        assertThat(suspensions.file(number[0], CITY).takesOver()).as("提请以后已经查实").isTrue();
        refused(number[0], running.number(), "没有登记的学校", "没有名称为");
        refused(number[0], running.number(), directory.institution(running.institutionId()).name(), "其他机构");
        refused(number[0], running.number(), directory.institution(scenario.suspended(StandingReason.FALSE_MATERIAL).institutionId()).name(), "没有承训资格");
        decide(number[0], running.number(), "TAKEN_OVER", other);
    }

    @Test
    @DisplayName("机构此前已被另行暂停的，班期早已停止，只能安排停止；预览、流转记录、决定书都写明此前已经停止、暂停")
    void suspendedByHandBefore() {
        var running = classes.running();
        runAs(CITY, () -> standing.decide(running.institutionId(), new InstitutionStanding.Decision(
                DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT, "另案查实", "聊人社监字〔2026〕1号"), CITY));
        String number = found(running.institutionId());
        assertThat(suspensions.file(number, CITY).still()).isTrue();
        assertThat(suspensions.file(number, CITY).fates()).containsExactly(SuspendedClasses.Fate.STOP);
        assertThatThrownBy(() -> decide(number, running.number(), "CONTINUE", "")).isInstanceOf(RequestRefused.class).hasMessageContaining("此前已被另行暂停");
        decide(number, running.number(), "STOP", "");
        assertThat(suspensions.file(number, CITY).impact().already()).isTrue();
        assertThat(suspensions.file(number, CITY).impact().lines()).as("没有什么会因本决定停下来").isEmpty();
        suspend(number);
        assertThat(jdbc.sql("SELECT string_agg(text, '|') FROM timeline_entry WHERE case_number = ?").param(number).query(String.class).single())
                .contains("班期" + running.number() + "：此前已经停止，继续停止", "未办结的事项此前已经暂停办理，继续暂停").doesNotContain("，未办结的事项暂停办理。");
        assertThat(letters.letter(number, SuspensionLetterKind.SUSPENSION, null, CITY).content().toString()).contains("你单位此前已被另行暂停承训资格",
                "班期" + running.number() + "此前已经停止培训", "其他未办结的事项此前已经暂停办理").doesNotContain("自即日起暂停你单位");
    }

    @Test
    @DisplayName("安排以后接收机构被暂停的，不能据以决定，指出班期，重新安排以后可以")
    void takerLostItsQualification() {
        var running = classes.running();
        String number = found(running.institutionId());
        long taker = scenario.institution();
        decide(number, running.number(), "TAKEN_OVER", directory.institution(taker).name());
        runAs(CITY, () -> standing.decide(taker, new InstitutionStanding.Decision(
                DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT, "另案查实", "聊人社监字〔2026〕2号"), CITY));
        assertThatThrownBy(() -> suspend(number)).isInstanceOf(RequestRefused.class).hasMessageContaining(running.number() + "的接收机构")
                .hasMessageContaining("没有承训资格");
        path.of(running.number()).notPassed("endEvent_filingTerminated");
        decide(number, running.number(), "STOP", "");
        suspend(number);
        path.of(running.number()).passed("serviceTask_pauseFiling");
    }

    @Test
    @DisplayName("安排以后班期已经取消的，决定书不再写")
    void endedMeanwhile() {
        var running = classes.running();
        String number = found(running.institutionId());
        decide(number, running.number(), "CONTINUE", "");
        runAs(running.applicant(), () -> filings.cancel(running.number(), "报名学员不足", running.applicant()));
        suspend(number);
        assertThat(letters.letter(number, SuspensionLetterKind.SUSPENSION, null, CITY).content().toString()).doesNotContain(running.number());
    }

    @Test
    @DisplayName("以前没有留存暂停决定书的，停止班期以前先留存，停止不改决定书")
    void stoppedBeforeLettersWereKept() {
        var running = classes.running();
        String number = found(running.institutionId());
        decide(number, running.number(), "CONTINUE", "");
        suspend(number);
        JdbcClient.create(owner).sql("DELETE FROM suspension_letter WHERE number = ?").param(number).update();
        stop(number, running.number(), "现场检查仍有代签");
        assertThat(letters.letter(number, SuspensionLetterKind.SUSPENSION, null, CITY).content().toString()).contains("在监督下继续");
    }

    @Test
    @DisplayName("在监督下继续的班期，暂停以后可以停止，写明理由，机构看得到；停止的不能再停止，不能改为由其他机构接收")
    void stoppedLater() {
        var running = classes.running();
        String number = found(running.institutionId());
        decide(number, running.number(), "CONTINUE", "");
        suspend(number);
        assertThat(suspensions.file(number, CITY).impact().stops()).isTrue();
        assertThatThrownBy(() -> stop(number, running.number(), " ")).isInstanceOf(RequestRefused.class).hasMessageContaining("停止理由");
        stop(number, running.number(), "现场检查仍有代签");
        path.of(running.number()).passed("serviceTask_pauseFiling");
        assertThat(suspensions.file(number, CITY).impact().stops()).as("没有继续的班期了，不再指向停止的办法").isFalse();
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND for_applicant").param(number).query(String.class).list())
                .anyMatch(text -> text.contains("停止培训") && text.contains("现场检查仍有代签"));
        assertThatThrownBy(() -> stop(number, running.number(), "再次")).isInstanceOf(RequestRefused.class).hasMessageContaining("不能再停止");
        assertThatThrownBy(() -> decide(number, running.number(), "CONTINUE", "")).isInstanceOf(RequestRefused.class).hasMessageContaining("安排班期");
        assertThat(letters.letter(number, SuspensionLetterKind.SUSPENSION, null, CITY).content().toString()).as("出具时的安排").contains("在监督下继续");
    }

    @Test
    @DisplayName("正在决定暂停的，改班期安排、在案卷中加减文件都等它决定，然后按新的状态答复")
    void decidedMeanwhile() {
        var running = classes.running();
        String number = found(running.institutionId());
        decide(number, running.number(), "CONTINUE", "");
        assertThat(beside.second(() -> suspend(number), () -> decide(number, running.number(), "STOP", ""))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("安排班期");
        path.of(running.number()).notPassed("serviceTask_pauseFiling");
    }

    @Test
    @DisplayName("按处理决定恢复或者撤销暂停的，停止的班期继续；移出目录的，停止的班期终止；先行暂停没有查实的也继续")
    void goesOnWithTheCase() {
        decided("dismiss", Map.of("opinion", "证据不足"), "endEvent_filingResumed");
        decided("remove", Map.of(), "endEvent_filingTerminated");
        var running = classes.running();
        var number = new String[1];
        var finding = SuspensionScenario.finding(running.institutionId(), StandingReason.FALSE_MATERIAL);
        runAs(COUNTY_CLERK, () -> number[0] = findings.urgent(finding, COUNTY_CLERK));
        decide(number[0], running.number(), "STOP", "");
        scenario.submit(number[0], "decideUrgentSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
        path.of(running.number()).passed("serviceTask_pauseFiling").notPassed("endEvent_filingResumed");
        runAs(COUNTY_CLERK, () -> findings.unfounded(finding.fromCase(), COUNTY_CLERK));
        path.of(number[0]).ended();
        path.of(running.number()).passed("endEvent_filingResumed");
    }

    private void decided(String decision, Map<String, Object> more, String endOfClass) {
        var running = classes.running();
        var opened = new SuspensionScenario.Opened(found(running.institutionId(), StandingReason.FALSE_MATERIAL), running.institutionId(), running.applicant());
        decide(opened.number(), running.number(), "STOP", "");
        suspend(opened.number());
        scenario.upload(opened.number(), COUNTY_CLERK);
        scenario.submit(opened.number(), "investigateFinding", COUNTY_CLERK,
                Map.of("coInvestigator", scenario.colleague("371524"), "facts", "经询问和查看现场，违规行为属实。", "harm", "GRAVE"));
        scenario.defend(opened);
        scenario.review(opened);
        scenario.decide(opened, decision, more);
        path.of(running.number()).passed("serviceTask_pauseFiling", endOfClass);
    }

    @Test
    @DisplayName("中途出错的，机构、事项和班期都和没有决定过一样")
    void allOrNothing() {
        var running = classes.running();
        String number = found(running.institutionId());
        decide(number, running.number(), "STOP", "");
        fault.armed = true;
        try {
            assertThatThrownBy(() -> suspend(number)).hasStackTraceContaining("last of all");
        } finally {
            fault.armed = false;
        }
        assertThat(directory.statusOn(running.institutionId(), time.today())).isEqualTo(DirectoryStatus.NORMAL);
        path.of(running.number()).notPassed("serviceTask_pauseFiling");
        path.of(number).waitsAt("userTask_decideSuspension");
        suspend(number);
        path.of(running.number()).passed("serviceTask_pauseFiling");
    }

    @Test
    @DisplayName("四件投诉同时查实同一家机构：只有一件暂停事项，其余并入")
    void findingsAtOnce() throws Exception {
        long institution = scenario.institution();
        int complaints = 4;
        var start = new CyclicBarrier(complaints);
        var threads = Executors.newFixedThreadPool(complaints);
        try {
            List<Callable<String>> records = new ArrayList<>();
            for (int i = 0; i < complaints; i++) {
                String from = "投诉并发" + institution + "-" + i;
                records.add(() -> {
                    var number = new String[1];
                    start.await(30, TimeUnit.SECONDS);
                    runAs(SuspensionScenario.CLERK, () -> number[0] = findings.record(
                            new Finding(institution, List.of(StandingReason.FALSE_MATERIAL), "花名册造假，有签到表为证", from), SuspensionScenario.CLERK));
                    return number[0];
                });
            }
            var numbers = new java.util.HashSet<String>();
            for (var record : threads.invokeAll(records)) {
                numbers.add(record.get(60, TimeUnit.SECONDS));
            }
            assertThat(numbers).hasSize(1);
            assertThat(jdbc.sql("SELECT count(*) FROM suspension_finding WHERE number = ?").params(numbers.iterator().next()).query(Integer.class).single())
                    .isEqualTo(complaints);
        } finally {
            threads.shutdownNow();
        }
    }

    private String found(long institution) {
        return found(institution, StandingReason.DISORDERLY_MANAGEMENT);
    }

    private String found(long institution, StandingReason offence) {
        var number = new String[1];
        runAs(COUNTY_CLERK, () -> number[0] = findings.record(SuspensionScenario.finding(institution, offence), COUNTY_CLERK));
        return number[0];
    }

    private void decide(String number, String filing, String fate, String taker) {
        runAs(CITY, () -> suspensions.decideClass(number, filing, fate, taker, CITY));
    }

    private void refused(String number, String filing, String taker, String why) {
        assertThatThrownBy(() -> decide(number, filing, "TAKEN_OVER", taker)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    private void stop(String number, String filing, String reason) {
        runAs(CITY, () -> suspensions.stopClass(number, filing, reason, CITY));
    }

    private void suspend(String number) {
        scenario.submit(number, "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号"));
    }
}
