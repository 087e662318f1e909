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
import static org.peixun.suspension.SuspensionScenario.LEGAL;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.AttachmentDownloads;
import org.peixun.attachment.Attachments;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each way through {@code suspension.bpmn}; together they come to every end and boundary event. */
@IntegrationTest
@DisplayName("暂停承训资格的流程（第12条）")
class SuspensionPathsTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 6, 9, 0);

    @Autowired JdbcClient jdbc;
    @Autowired SuspensionScenario scenario;
    @Autowired Findings findings;
    @Autowired Suspensions suspensions;
    @Autowired SuspensionFiles files;
    @Autowired SuspensionCase type;
    @Autowired Directory directory;
    @Autowired InstitutionStanding standing;
    @Autowired Attachments attachments;
    @Autowired AttachmentDownloads downloads;
    @Autowired AccessPolicy access;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(MORNING);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("查实的一律暂停；约谈、整改、复查合格后恢复；机构在决定以前看不到本事项")
    void rectifiedAndReinstated() {
        Opened opened = scenario.found(DISORDERLY_MANAGEMENT);
        path.of(opened.number()).waitsAt("userTask_decideSuspension");
        assertThat(status(opened)).as("指控或者提请不暂停，决定才暂停").isEqualTo(DirectoryStatus.NORMAL);
        assertThatThrownBy(() -> type.sections(opened.number(), opened.institution())).isInstanceOf(RequestRefused.class);
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号"));
        assertThat(status(opened)).isEqualTo(DirectoryStatus.SUSPENDED);
        assertThat(type.sections(opened.number(), opened.institution())).extracting("id").containsExactly("findings");
        path.of(opened.number()).passed("endEvent_suspensionDecided", "serviceTask_suspendInstitution").waitsAt("userTask_investigateFinding");

        scenario.investigate(opened, "MINOR");
        path.of(opened.number()).passed("businessRuleTask_gradeSeverity").waitsAt("userTask_stateDefence");
        assertThat(file(opened).proposal()).as("陈述申辩以前就知道拟作处理").isEqualTo(Measure.TALK);
        scenario.defend(opened);
        scenario.review(opened);
        scenario.submit(opened.number(), "decideMeasure", CITY,
                Map.of("decision", "rectify", "measure", "TALK", "documentNo", "聊人社监处字〔2026〕5号"));
        assertThat(file(opened).decision().rectifyBy()).as("约谈：5个工作日，5月9日上班").isEqualTo(LocalDateTime.of(2026, 5, 12, 17, 30).atZone(org.peixun.shared.Zone.CHINA).toInstant());
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改，责任人某某。"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        assertThat(file(opened).file("").stateLabel()).as("约谈没有限制期").isEqualTo("整改合格，待恢复承训资格");
        time.fireDueJobs();
        path.of(opened.number()).passed("endEvent_investigated", "endEvent_measureDecided", "endEvent_rectificationAccepted", "endEvent_institutionReinstated").ended();
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
    }

    @Test
    @DisplayName("先行暂停：期限内没有查实的自动解除；核查不属实的随即解除；查实的转入调查")
    void urgency() {
        Opened timedOut = scenario.urgent();
        suspendAtOnce(timedOut);
        assertThat(status(timedOut)).isEqualTo(DirectoryStatus.SUSPENDED);
        path.of(timedOut.number()).passed("endEvent_urgentSuspensionDecided").waitsAt();
        Opened unfounded = scenario.urgent();
        suspendAtOnce(unfounded);
        runAs(CLERK, () -> findings.unfounded("投诉" + unfounded.institutionId(), CLERK));
        path.of(unfounded.number()).passed("event_allegationUnfounded", "endEvent_findingUnconfirmed", "endEvent_urgentSuspensionLifted").ended();
        assertThat(status(unfounded)).isEqualTo(DirectoryStatus.NORMAL);
        Opened confirmed = scenario.urgent();
        suspendAtOnce(confirmed);
        runAs(CLERK, () -> assertThat(findings.record(SuspensionScenario.finding(confirmed.institutionId(), FALSE_MATERIAL), CLERK)).isEqualTo(confirmed.number()));
        path.of(confirmed.number()).passed("event_findingRecorded", "endEvent_findingConfirmed").waitsAt("userTask_investigateFinding");

        time.passWorkingDays(6);
        path.of(timedOut.number()).passed("event_confirmationPeriodEnded", "endEvent_urgentSuspensionLifted").ended();
        assertThat(status(timedOut)).isEqualTo(DirectoryStatus.NORMAL);
        assertThat(status(confirmed)).isEqualTo(DirectoryStatus.SUSPENDED);
    }

    @Test
    @DisplayName("负责人可以不先行暂停；提请以后查实的，不能再不同意；提请以后核查不属实的，不能再先行暂停")
    void urgencyDenied() {
        Opened denied = scenario.urgent();
        scenario.submit(denied.number(), "decideUrgentSuspension", CITY, Map.of("decision", "deny", "opinion", "线索不具体，先核查"));
        path.of(denied.number()).passed("endEvent_urgencyDenied", "endEvent_notSuspended").ended();
        assertThat(status(denied)).isEqualTo(DirectoryStatus.NORMAL);

        Opened proven = scenario.urgent();
        time.passWorkingDays(2);
        path.of(proven.number()).passed("event_urgencyReminderDue", "event_urgencyDeadlineReached");
        runAs(CLERK, () -> findings.record(SuspensionScenario.finding(proven.institutionId(), FALSE_MATERIAL), CLERK));
        assertThatThrownBy(() -> scenario.submit(proven.number(), "decideUrgentSuspension", CITY, Map.of("decision", "deny", "opinion", "不急")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("一律暂停");
        suspendAtOnce(proven);
        path.of(proven.number()).notPassed("gateway_confirmationAwaited").waitsAt("userTask_investigateFinding");

        Opened untrue = scenario.urgent();
        runAs(CLERK, () -> findings.unfounded("投诉" + untrue.institutionId(), CLERK));
        assertThatThrownBy(() -> suspendAtOnce(untrue)).isInstanceOf(RequestRefused.class).hasMessageContaining("经核查没有查实");
        assertThat(status(untrue)).isEqualTo(DirectoryStatus.NORMAL);
    }

    @Test
    @DisplayName("两名调查人员按人核对，不按姓名：同名的须写明登录名；与本人同名的另一人可以，本人自己不行；审计写明两人的账号")
    void investigatorsOfOneName() {
        Actor one = Colleagues.join(jdbc, "tongming-d1", "同调某", Role.COUNTY_CLERK, SuspensionScenario.COUNTY);
        Colleagues.join(jdbc, "tongming-d2", "同调某", Role.COUNTY_CLERK, SuspensionScenario.COUNTY);
        try {
            Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
            scenario.upload(opened.number(), CLERK);
            for (Actor by : List.of(CLERK, one)) {
                assertThatThrownBy(() -> scenario.submit(opened.number(), "investigateFinding", by, Map.of("coInvestigator", "同调某", "facts", "属实", "harm", "MINOR")))
                        .isInstanceOf(RequestRefused.class).hasMessageContaining("不止一位，请在姓名后用括号写明登录名").hasMessageContaining("同调某（tongming-d2）");
            }
            assertThatThrownBy(() -> scenario.submit(opened.number(), "investigateFinding", one,
                    Map.of("coInvestigator", "同调某（tongming-d1）", "facts", "属实", "harm", "MINOR"))).isInstanceOf(RequestRefused.class).hasMessageContaining("两名以上");
            scenario.submit(opened.number(), "investigateFinding", one, Map.of("coInvestigator", "同调某（tongming-d2）", "facts", "属实", "harm", "MINOR"));
            assertThat(file(opened).inquiry().coInvestigator()).isEqualTo("同调某");
            assertThat(jdbc.sql("SELECT summary || changes::text FROM audit_entry WHERE case_number = ? AND action = 'suspension.investigated'").param(opened.number())
                    .query(String.class).single()).contains("同调某、同调某调查认定").contains("tongming-d1、tongming-d2");
        } finally {
            Colleagues.leave(jdbc, "tongming-d");
        }
    }

    @Test
    @DisplayName("证据不足退回补充；决定、补证、调查逾期逐级督办；没有申辩的记录；法制审核可以退回调查")
    void everyDeadlineOfTheInquiry() {
        Opened opened = scenario.found(OPENED_WITHOUT_CONSENT);
        time.passWorkingDays(3);
        path.of(opened.number()).passed("event_suspensionReminderDue", "event_suspensionDeadlineReached", "endEvent_decisionReminded", "endEvent_decisionEscalated");
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "return", "opinion", "缺少现场照片"));
        time.passWorkingDays(5);
        path.of(opened.number()).passed("event_evidenceReminderDue", "event_evidenceDeadlineReached");
        scenario.submit(opened.number(), "supplementEvidence", CLERK, Map.of("facts", "补充现场照片12张"));
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕4号"));
        time.passWorkingDays(18);
        path.of(opened.number()).passed("event_investigationReminderDue", "event_investigationDeadlineReached", "endEvent_inquiryReminded", "endEvent_inquiryEscalated");
        assertThatThrownBy(() -> scenario.submit(opened.number(), "investigateFinding", CLERK,
                Map.of("coInvestigator", "另一名某某", "facts", "属实", "harm", "MINOR"))).isInstanceOf(RequestRefused.class).hasMessageContaining("证据材料");
        scenario.upload(opened.number(), CLERK);
        assertThatThrownBy(() -> scenario.submit(opened.number(), "investigateFinding", CLERK,
                Map.of("coInvestigator", CLERK.name(), "facts", "属实", "harm", "MINOR"))).isInstanceOf(RequestRefused.class).hasMessageContaining("两名以上");
        String colleague = scenario.colleague(SuspensionScenario.COUNTY);
        assertThatThrownBy(() -> scenario.submit(opened.number(), "investigateFinding", CLERK,
                Map.of("coInvestigator", "无", "facts", "属实", "harm", "MINOR"))).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("“无”不是本县（市、区）的其他经办人员").hasMessageContaining(colleague);
        scenario.investigate(opened, "GRAVE");
        time.passWorkingDays(7);
        path.of(opened.number()).passed("event_defenceReminderDue", "event_defenceDeadlineReached", "event_defencePeriodEnded", "serviceTask_recordSilence")
                .waitsAt("userTask_reviewLegality");
        assertThat(file(opened).inquiry().silent()).isTrue();
        assertThat(file(opened).proposal()).as("擅自开班，情节严重").isEqualTo(Measure.CIRCULAR);
        time.passWorkingDays(7);
        path.of(opened.number()).passed("event_legalityReminderDue", "event_legalityDeadlineReached");
        scenario.submit(opened.number(), "reviewLegality", LEGAL, Map.of("decision", "return", "opinion", "缺少学员询问笔录"));
        path.of(opened.number()).waitsAt("userTask_investigateFinding");
        scenario.investigate(opened, "SERIOUS");
        scenario.defend(opened);
        assertThat(file(opened).inquiry().silent()).isFalse();
    }

    @Test
    @DisplayName("整改函：限制承训六个月须有会议纪要；逾期未报直接复查；延长整改；不合格重新决定；限制期满才恢复")
    void banned() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        assertThatThrownBy(() -> scenario.submit(opened.number(), "decideMeasure", CITY,
                Map.of("decision", "rectify", "measure", "LETTER", "documentNo", "聊人社监处字〔2026〕1号"))).isInstanceOf(RequestRefused.class).hasMessageContaining("会议纪要");
        time.passWorkingDays(12);
        path.of(opened.number()).passed("event_measureReminderDue", "event_measureDeadlineReached", "endEvent_measureReminded", "endEvent_measureEscalated");
        scenario.upload(opened.number(), CITY);
        assertThatThrownBy(() -> scenario.submit(opened.number(), "decideMeasure", CITY,
                Map.of("decision", "rectify", "measure", "TALK", "documentNo", "聊人社监处字〔2026〕1号"))).isInstanceOf(RequestRefused.class).hasMessageContaining("写明理由");
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        assertThat(file(opened).decision().bannedUntil()).isEqualTo(time.today().plusMonths(6));
        assertThat(file(opened).decision().rectifyBy()).as("一个月按日历月：5月22日至6月22日（端午放假三天，不因此顺延）")
                .isEqualTo(LocalDateTime.of(2026, 6, 22, 17, 30).atZone(org.peixun.shared.Zone.CHINA).toInstant());
        time.passWorkingDays(24);
        path.of(opened.number()).passed("event_rectificationReminderDue", "event_rectificationDeadlineReached", "event_rectificationPeriodEnded",
                "serviceTask_recordMissingReport", "endEvent_rectificationReminded", "endEvent_rectificationEscalated").waitsAt("userTask_recheckRectification");
        assertThat(file(opened).state()).as("没有报告也进入复查").isEqualTo(SuspensionState.RECHECKING);
        assertThatThrownBy(() -> scenario.upload(opened.number(), opened.institution())).isInstanceOf(RequestRefused.class);
        scenario.upload(opened.number(), CLERK);
        time.passWorkingDays(6);
        path.of(opened.number()).passed("event_recheckReminderDue", "event_recheckDeadlineReached");
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "extend", "opinion", "消防设施尚未完成"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "消防设施已完成"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "fail", "opinion", "仍未完成"));
        path.of(opened.number()).passed("endEvent_rectificationFailed").waitsAt("userTask_decideMeasure");
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "全部完成"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "accept"));
        path.of(opened.number()).notPassed("endEvent_rectificationAccepted").waitsAt();
        assertThat(status(opened)).isEqualTo(DirectoryStatus.SUSPENDED);
        assertThat(file(opened).file("").stateLabel()).isEqualTo("整改合格，限制期内");
        assertThat(jdbc.sql("SELECT string_agg(text, '|') FROM timeline_entry WHERE case_number = ?").param(opened.number()).query(String.class).single())
                .as("合格不等于可以开班").contains("复查验收合格。限制承训至" + file(opened).decision().bannedUntil() + "（含当日），此前继续暂停承训资格");
        time.passTo(file(opened).decision().bannedUntil().plusDays(1).atTime(9, 0));
        path.of(opened.number()).passed("event_banEnded", "endEvent_institutionReinstated").ended();
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
    }

    @Test
    @DisplayName("移出目录：24个月内不得重新列入，救济期满归档；救济期内可以纠正，恢复原状")
    void removedAndCorrected() {
        Opened removed = scenario.toDecision("GRAVE", FALSE_MATERIAL);
        assertThat(file(removed).proposal()).isEqualTo(Measure.TERMINATION);
        scenario.decide(removed, "remove", Map.of());
        assertThat(status(removed)).isEqualTo(DirectoryStatus.REMOVED);
        assertThat(file(removed).decision().bannedUntil()).isEqualTo(time.today().plusMonths(24));
        Opened wrong = scenario.toDecision("GRAVE", FALSE_MATERIAL);
        scenario.decide(wrong, "remove", Map.of());
        assertThatThrownBy(() -> runAs(CITY, () -> suspensions.correct(wrong.number(), " ", "复决字1号", CITY)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("纠正理由");
        runAs(CITY, () -> suspensions.correct(wrong.number(), "复议决定撤销", "聊政复决字〔2026〕9号", CITY));
        path.of(wrong.number()).passed("endEvent_decisionCorrected").ended();
        assertThat(status(wrong)).isEqualTo(DirectoryStatus.NORMAL);
        time.passTo(LocalDateTime.of(2026, 7, 8, 9, 0));
        path.of(removed.number()).passed("event_objectionPeriodEnded", "endEvent_removalFinal", "endEvent_institutionRemoved").ended();
        assertThatThrownBy(() -> runAs(CLERK, () -> findings.record(SuspensionScenario.finding(removed.institutionId(), FALSE_MATERIAL), CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("移出目录");
    }

    @Test
    @DisplayName("移送有关部门：继续暂停，跟踪逾期督办；结果登记以后回到集体决定，有本次会议纪要才恢复或者移出；不成立的恢复")
    void handedOver() {
        Opened cleared = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.upload(cleared.number(), CITY);
        time.passWorkingDays(1);
        scenario.submit(cleared.number(), "decideMeasure", CITY, Map.of("decision", "transfer", "documentNo", "聊人社监处字〔2026〕5号",
                "departments", List.of("LABOUR_INSPECTION", "POLICE")));
        path.of(cleared.number()).passed("serviceTask_handOverCase").waitsAt("userTask_followHandover");
        assertThat(file(cleared).handover().handedTo()).isEqualTo("人社监察、公安机关");
        Opened condemned = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(condemned, "transfer", Map.of("departments", List.of("MARKET_REGULATION")));
        Opened dismissed = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(dismissed, "dismiss", Map.of("opinion", "经集体讨论，证据不足以认定"));
        path.of(dismissed.number()).passed("endEvent_institutionReinstated").ended();
        assertThat(status(dismissed)).isEqualTo(DirectoryStatus.NORMAL);
        time.passWorkingDays(62);
        path.of(cleared.number()).passed("event_handoverReminderDue", "event_handoverDeadlineReached", "endEvent_handoverReminded", "endEvent_handoverEscalated");
        assertThatThrownBy(() -> follow(cleared, "reinstate")).isInstanceOf(RequestRefused.class).hasMessageContaining("移送材料");
        scenario.upload(cleared.number(), CITY_CLERK);
        follow(cleared, "reinstate");
        path.of(cleared.number()).passed("endEvent_handoverConcluded").waitsAt("userTask_decideMeasure");
        assertThat(status(cleared)).as("经办只登记和建议").isEqualTo(DirectoryStatus.SUSPENDED);
        assertThatThrownBy(() -> scenario.submit(cleared.number(), "decideMeasure", CITY, Map.of("decision", "reinstate", "documentNo", "聊人社监处字〔2026〕8号")))
                .as("移送以前的会议纪要不算").isInstanceOf(RequestRefused.class).hasMessageContaining("本次讨论的会议纪要");
        scenario.decide(cleared, "reinstate", Map.of());
        path.of(cleared.number()).passed("endEvent_institutionReinstated").ended();
        assertThat(status(cleared)).isEqualTo(DirectoryStatus.NORMAL);
        scenario.upload(condemned.number(), CITY_CLERK);
        follow(condemned, "remove");
        scenario.hearAgain(condemned, "TERMINATION", "有关部门已吊销办学许可证");
        scenario.decide(condemned, "remove", Map.of("opinion", "有关部门已吊销办学许可证"));
        assertThat(status(condemned)).isEqualTo(DirectoryStatus.REMOVED);
    }

    @Test
    @DisplayName("再次移送的，须附本次移送的处理文书，前一次的不算")
    void handedOverTwice() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "transfer", Map.of("departments", List.of("LABOUR_INSPECTION")));
        scenario.upload(opened.number(), CITY_CLERK);
        follow(opened, "reinstate");
        time.passWorkingDays(1);
        scenario.decide(opened, "transfer", Map.of("departments", List.of("POLICE")));
        assertThatThrownBy(() -> follow(opened, "reinstate")).isInstanceOf(RequestRefused.class).hasMessageContaining("本次移送的处理文书");
        scenario.upload(opened.number(), CITY_CLERK);
        follow(opened, "reinstate");
        path.of(opened.number()).waitsAt("userTask_decideMeasure");
    }

    @Test
    @DisplayName("没有移送结果的，不能以“有关部门已经处理”恢复；原决定限制期未满的也不能")
    void reinstatedAfterTheHandoverOnly() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        assertThatThrownBy(() -> scenario.decide(opened, "reinstate", Map.of())).isInstanceOf(RequestRefused.class).hasMessageContaining("结果已经登记");
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改"));
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", "fail", "opinion", "没有整改"));
        scenario.decide(opened, "transfer", Map.of("departments", List.of("POLICE")));
        scenario.upload(opened.number(), CITY_CLERK);
        follow(opened, "reinstate");
        assertThatThrownBy(() -> scenario.decide(opened, "reinstate", Map.of())).isInstanceOf(RequestRefused.class).hasMessageContaining("限制承训至");
    }

    @Test
    @DisplayName("机构看不到、下载不了证据材料和会议纪要，看得到自己提交的；法制审核人员只看得到暂停事项")
    void whoReadsWhat() {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        scenario.investigate(opened, "MINOR");
        scenario.upload(opened.number(), opened.institution());
        var all = attachments.of(opened.number());
        assertThat(all).extracting("kind").containsExactlyInAnyOrder("证据材料", "申辩材料");
        for (var file : all) {
            boolean own = file.kind().equals("申辩材料");
            assertThat(type.shows(opened.number(), file.kind(), opened.institution())).isEqualTo(own);
            assertThat(type.shows(opened.number(), file.kind(), LEGAL)).isTrue();
            if (own) {
                downloads.release(file.id(), opened.institution());
            } else {
                assertThatThrownBy(() -> downloads.release(file.id(), opened.institution())).isInstanceOf(RequestRefused.class);
            }
        }
        var county = new AccessPolicy.Subject(SuspensionScenario.COUNTY, null);
        assertThat(access.allows(LEGAL, Action.SEE_CASE, county)).isFalse();
        assertThat(access.allows(LEGAL, Action.SEE_SUSPENSION, county)).isTrue();
    }

    @Test
    @DisplayName("一家机构同时只有一件：又查实的并入，不能再提请先行暂停，也不能在目录页另行决定")
    void oneCaseAnInstitution() {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        runAs(CLERK, () -> assertThat(findings.record(SuspensionScenario.finding(opened.institutionId(), FALSE_MATERIAL), CLERK)).isEqualTo(opened.number()));
        assertThatThrownBy(() -> runAs(CLERK, () -> findings.urgent(SuspensionScenario.finding(opened.institutionId(), FALSE_MATERIAL), CLERK)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining(opened.number());
        assertThatThrownBy(() -> runAs(CITY, () -> standing.decide(opened.institutionId(),
                new InstitutionStanding.Decision(DirectoryStatus.NORMAL, StandingReason.RECTIFIED, "整改完成", "9号"), CITY)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining(opened.number());
        scenario.investigate(opened, "GRAVE");
        scenario.defend(opened);
        assertThat(file(opened).proposal()).as("取最重的").isEqualTo(Measure.TERMINATION);
    }

    @Test
    @DisplayName("文号须有用〔〕括起的年份，写作[2026]的改为〔2026〕，写明错在哪一项；没有作出决定；以前的文号没有年份的，到期解除照常")
    void documentNumbers() {
        Opened opened = scenario.found(DISORDERLY_MANAGEMENT);
        assertThatThrownBy(() -> scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社暂12号")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("documentNo");
                    assertThat(problem.message()).startsWith("决定文书文号：“聊人社暂12号”").contains("聊人社监字〔2026〕3号");
                }));
        assertThat(status(opened)).isEqualTo(DirectoryStatus.NORMAL);
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字 (2026) 13号"));
        assertThat(file(opened).documentNo()).isEqualTo("聊人社监字〔2026〕13号");
        assertThat(directory.standingOn(opened.institutionId(), time.today()).documentNo()).isEqualTo("聊人社监字〔2026〕13号");
        assertThatThrownBy(() -> runAs(CITY, () -> suspensions.correct(opened.number(), "复议决定撤销", "复决9号", CITY)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("纠正文书文号：“复决9号”中没有");
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        scenario.review(opened);
        assertThatThrownBy(() -> scenario.submit(opened.number(), "decideMeasure", CITY, Map.of("decision", "rectify", "measure", "TALK", "documentNo", "处字5号")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("决定文书文号：“处字5号”中没有");

        Opened before = scenario.urgent();
        suspendAtOnce(before);
        jdbc.sql("UPDATE suspension SET document_no = '先12号' WHERE number = ?").param(before.number()).update();
        time.passWorkingDays(6);
        path.of(before.number()).passed("endEvent_urgentSuspensionLifted").ended();
        assertThat(status(before)).isEqualTo(DirectoryStatus.NORMAL);
    }

    private void suspendAtOnce(Opened opened) {
        scenario.submit(opened.number(), "decideUrgentSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
    }

    private void follow(Opened opened, String decision) {
        scenario.submit(opened.number(), "followHandover", CITY_CLERK,
                Map.of("decision", decision, "outcome", "有关部门已作出处理", "documentNo", "某监罚字〔2026〕7号"));
    }

    private Suspension file(Opened opened) {
        return files.get(opened.number());
    }

    private DirectoryStatus status(Opened opened) {
        return directory.statusOn(opened.institutionId(), time.today());
    }
}
