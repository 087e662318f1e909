package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.directory.StandingReason.DISORDERLY_MANAGEMENT;
import static org.peixun.directory.StandingReason.OPENED_WITHOUT_CONSENT;
import static org.peixun.suspension.SuspensionLetterKind.DECISION;
import static org.peixun.suspension.SuspensionLetterKind.FACTS;
import static org.peixun.suspension.SuspensionLetterKind.HANDOVER;
import static org.peixun.suspension.SuspensionLetterKind.SUSPENSION;
import static org.peixun.suspension.SuspensionScenario.CITY;
import static org.peixun.suspension.SuspensionScenario.CITY_CLERK;
import static org.peixun.suspension.SuspensionScenario.CLERK;
import static org.peixun.suspension.SuspensionScenario.LEGAL;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.letter.Letter;
import org.peixun.shared.Zone;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter that was given stays as it was, and what people wrote stays in the file. */
@IntegrationTest
@DisplayName("暂停承训的文书出具以后不变；写下的意见都在经过里（第12条）")
class KeptLettersTest {

    @Autowired SuspensionScenario scenario;
    @Autowired SuspensionLetters letters;
    @Autowired SuspensionFiles files;
    @Autowired SuspensionCase type;
    @Autowired SuspensionSteps steps;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired @Qualifier("ownerDataSource") DataSource owner;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("延长整改不改已经出具的处理决定书；复查不合格以后重新告知、决定的另出一份，原来的都能打开")
    void decidedAgain() {
        Opened opened = rectifies();
        String decision = text(opened, DECISION, null);
        String facts = text(opened, FACTS, null);
        report(opened);
        recheck(opened, "extend", "消防设施尚未完成");
        assertThat(text(opened, DECISION, null)).isEqualTo(decision);
        report(opened);
        recheck(opened, "fail", "仍未完成");
        scenario.hearAgain(opened, "TERMINATION", "拒不整改");
        scenario.decide(opened, "remove", Map.of("documentNo", "聊人社监处字〔2026〕9号"));
        assertThat(text(opened, DECISION, 1)).isEqualTo(decision).contains("责令限期整改");
        assertThat(text(opened, DECISION, null)).isEqualTo(text(opened, DECISION, 2)).contains("移出机构目录");
        assertThat(text(opened, FACTS, 1)).isEqualTo(facts).contains("拟向你单位发出整改函");
        assertThat(text(opened, FACTS, 2)).contains("拟解除与你单位的培训协议");
        assertThat(type.papers(opened.number(), CITY)).extracting("label").containsExactly("暂停承训资格决定书", "陈述申辩告知书（2026年5月6日）",
                "处理决定书（聊人社监处字〔2026〕5号）", "陈述申辩告知书（2026年5月9日）", "处理决定书（聊人社监处字〔2026〕9号）");
    }

    @Test
    @DisplayName("以前没有留存文书的事项照样打得开；下一个环节改动以前先留存")
    void fromBeforeLettersWereKept() {
        Opened opened = rectifies();
        String decision = text(opened, DECISION, null);
        JdbcClient.create(owner).sql("DELETE FROM suspension_letter WHERE number = ?").param(opened.number()).update();
        assertThat(text(opened, DECISION, null)).isEqualTo(decision);
        report(opened);
        recheck(opened, "extend", "消防设施尚未完成");
        assertThat(text(opened, DECISION, null)).isEqualTo(decision);
    }

    @Test
    @DisplayName("按旧版流程陈述申辩以后才评定的，不再出一份落款在申辩以前的告知书；退回调查、再次申辩的另有一份")
    void gradedAfterTheHearing() {
        Opened silent = scenario.suspended(OPENED_WITHOUT_CONSENT);
        investigatedUnderTheEarlierModel(silent);
        String facts = text(silent, FACTS, null);
        steps.recordSilence(silent.number());
        steps.grade(silent.number());
        assertThat(text(silent, FACTS, null)).isEqualTo(text(silent, FACTS, 1)).isEqualTo(facts).doesNotContain("拟向你单位");

        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        investigatedUnderTheEarlierModel(opened);
        scenario.defend(opened);
        steps.grade(opened.number());
        assertThat(type.papers(opened.number(), CITY)).extracting("label").containsExactly("暂停承训资格决定书", "陈述申辩告知书");
        scenario.submit(opened.number(), "reviewLegality", LEGAL, Map.of("decision", "return", "opinion", "缺少学员询问笔录"));
        time.passWorkingDays(3);
        investigatedUnderTheEarlierModel(opened);
        scenario.defend(opened);
        steps.grade(opened.number());
        assertThat(type.papers(opened.number(), CITY)).extracting("label")
                .containsExactly("暂停承训资格决定书", "陈述申辩告知书（2026年5月6日）", "陈述申辩告知书（2026年5月9日）");
    }

    /** Which gave no letter by itself and did not say what is intended. */
    private void investigatedUnderTheEarlierModel(Opened opened) {
        scenario.investigate(opened, "SERIOUS");
        jdbc.sql("UPDATE suspension SET proposal = NULL WHERE number = ?").param(opened.number()).update();
        JdbcClient.create(owner).sql("DELETE FROM suspension_letter WHERE number = ? AND kind = 'FACTS' AND content::text LIKE '%拟作处理%'")
                .param(opened.number()).update();
    }

    @Test
    @DisplayName("移送以后另行决定的，移送的决定书和移送书仍能打开")
    void handedOver() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "transfer", Map.of("departments", List.of("POLICE")));
        String handover = text(opened, HANDOVER, null);
        scenario.upload(opened.number(), CITY_CLERK);
        scenario.submit(opened.number(), "followHandover", CITY_CLERK, Map.of("decision", "reinstate", "outcome", "批评教育", "documentNo", "某公字〔2026〕7号"));
        time.passWorkingDays(1);
        scenario.decide(opened, "reinstate", Map.of("documentNo", "聊人社监处字〔2026〕9号"));
        assertThat(text(opened, DECISION, 1)).contains("移送公安机关处理").doesNotContain("批评教育");
        assertThat(text(opened, DECISION, 2)).contains("恢复你单位承训资格", "批评教育");
        assertThat(text(opened, HANDOVER, null)).isEqualTo(handover);
    }

    @Test
    @DisplayName("落款单位更名的，已经出具的文书不变；程序改不了、删不了已经出具的文书")
    void officeRenamed() {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        Letter before = letters.letter(opened.number(), SUSPENSION, null, CITY);
        jdbc.sql("UPDATE office SET reviewed_by = '改名的复议机关' WHERE jurisdiction = '371500'").update();
        try {
            assertThat(letters.letter(opened.number(), SUSPENSION, null, CITY)).isEqualTo(before);
        } finally {
            jdbc.sql("UPDATE office SET reviewed_by = ? WHERE jurisdiction = '371500'").param(before.sheet().office().reviewedBy()).update();
        }
        for (String right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
            assertThat(jdbc.sql("SELECT has_table_privilege('peixun_app', 'suspension_letter', ?)").param(right).query(Boolean.class).single()).as(right).isFalse();
        }
    }

    @Test
    @DisplayName("先行暂停的决定书写明是先行暂停，至哪一日仍未查实的自动解除；查实后暂停的不写")
    void provisional() {
        Opened urgent = scenario.urgent();
        scenario.submit(urgent.number(), "decideUrgentSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监先字〔2026〕1号"));
        assertThat(text(urgent, SUSPENSION, null)).contains("先行暂停：违规行为尚未查实，至2026年5月12日（含当日）仍未查实的，自动解除");
        assertThat(text(scenario.suspended(OPENED_WITHOUT_CONSENT), SUSPENSION, null)).doesNotContain("先行暂停");
    }

    @Test
    @DisplayName("同意的决定所附的意见也写进经过：暂停、法制审核通过、处理决定、复查合格")
    void opinions() {
        Opened opened = scenario.found(DISORDERLY_MANAGEMENT);
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号", "opinion", "证据确凿"));
        scenario.investigate(opened, "MINOR");
        scenario.defend(opened);
        scenario.submit(opened.number(), "reviewLegality", LEGAL, Map.of("decision", "pass", "opinion", "程序合法"));
        scenario.decide(opened, "rectify", Map.of("measure", "TALK", "opinion", "初次违规"));
        report(opened);
        recheck(opened, "accept", "逐项看过");
        assertThat(timeline(opened)).contains("理由：证据确凿。", "审核意见：程序合法。", "理由：初次违规。", "复查意见：逐项看过。").doesNotContain("此前继续暂停");
    }

    @Test
    @DisplayName("提前报告的延长整改，从原整改期限起算，不缩短；经过里写明新的期限")
    void extendedFromTheSetEnd() {
        Opened opened = rectifies();
        report(opened);
        recheck(opened, "extend", "消防设施尚未完成");
        assertThat(files.get(opened.number()).decision().rectifyBy()).as("6月8日以后10个工作日，其间端午放假")
                .isEqualTo(LocalDateTime.of(2026, 6, 23, 17, 30).atZone(Zone.CHINA).toInstant());
        assertThat(timeline(opened)).contains("延长整改至2026年6月23日17时30分：消防设施尚未完成");
    }

    /** Until 8 June: 6 June is a Saturday. */
    private Opened rectifies() {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        scenario.decide(opened, "rectify", Map.of("measure", "LETTER"));
        time.passWorkingDays(3);
        return opened;
    }

    private void report(Opened opened) {
        scenario.submit(opened.number(), "submitRectification", opened.institution(), Map.of("report", "已整改。"));
    }

    private void recheck(Opened opened, String decision, String opinion) {
        scenario.submit(opened.number(), "recheckRectification", CLERK, Map.of("decision", decision, "opinion", opinion));
    }

    private String text(Opened opened, SuspensionLetterKind kind, Integer nth) {
        return letters.letter(opened.number(), kind, nth, CITY).content().toString();
    }

    private String timeline(Opened opened) {
        return String.join("\n", jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? ORDER BY id").param(opened.number()).query(String.class).list());
    }
}
