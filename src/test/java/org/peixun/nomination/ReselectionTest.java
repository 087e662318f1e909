package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.TEXT;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.peixun.round.Stage;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("市级退回以后的候选机构（第6条）：补正不能增减，需要增减的重新推选")
class ReselectionTest {

    private static final String COUNTY = "371581";
    private static final Actor CLERK = clerk(COUNTY);

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired NominationDocuments documents;
    @Autowired Attachments attachments;
    @Autowired Reselection reselection;
    @Autowired NominationFiles files;
    @Autowired CandidateFiles candidates;
    @Autowired CasePath path;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    private long round;

    @BeforeEach
    void april() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        round = scenario.fresh(2026);
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("退回的候选机构不能移除、不能另选，说明怎样才可以；材料可以修改；重新推选的重新公示、签发后才报送")
    void othersOnlyWithPublicityAndSignature() {
        String number = returned(scenario.publicised(round, COUNTY, 1));
        long other = scenario.institution(COUNTY);
        runAs(CLERK, () -> {
            assertThatThrownBy(() -> scenario.remove(number, 1, CLERK)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("候选机构").hasMessageContaining("第6条").hasMessageContaining("重新推选");
            assertThatThrownBy(() -> nominations.choose(number, other, CLERK)).isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("重新推选");
            scenario.write(number, new Nominations.Texts(1, TEXT + "补充", TEXT, TEXT), CLERK);
        });
        assertThat(candidates.of(number)).extracting(Candidate::feature).containsExactly(TEXT + "补充");
        assertThat(nominations.sheet(number, CLERK)).returns(true, Nominations.Sheet::editable)
                .returns(false, Nominations.Sheet::choosing).returns(true, Nominations.Sheet::reselectable);

        reselect(number);
        path.of(number).passed("event_reselectionBegun").notPassed("endEvent_nominationCorrected").waitsAt("userTask_selectCandidates");
        assertThat(nominations.sheet(number, CLERK)).returns(true, Nominations.Sheet::choosing)
                .returns(false, Nominations.Sheet::reselectable).extracting(Nominations.Sheet::returnReasons).asString().contains("典型案例");
        runAs(CLERK, () -> scenario.remove(number, 1, CLERK));
        choose(number, other);
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        path.of(number).waitsAt();
        time.passWorkingDays(6);
        path.of(number).waitsAt("userTask_signNomination");
        scenario.sign(number, COUNTY);
        path.of(number).waitsAt("userTask_checkMaterials");
        assertThat(candidates.of(number)).extracting(Candidate::institutionId).containsExactly(other);
        assertThat(scenario.county(round, COUNTY).stage()).isEqualTo(Stage.SENT);
    }

    @Test
    @DisplayName("报送过的材料不因补正、重新推选而消失：以前报送的文字留在案件页，移除的证明材料留存备查；没有报送过的文件删除")
    void whatWasSentStays() throws Exception {
        String number = returned(scenario.publicised(round, COUNTY, 1));
        String first = candidates.of(number).get(0).institutionName();
        runAs(CLERK, () -> {
            scenario.write(number, new Nominations.Texts(1, "补正以后写的品牌特色，写明了与岗位需要、特色产业结合的做法。", TEXT, TEXT), CLERK);
            scenario.prove(number, 1, CLERK);
            var both = nominations.sheet(number, CLERK).candidates().get(0).documents();
            both.forEach(file -> documents.remove(number, file.id(), CLERK));
            scenario.prove(number, 1, CLERK);
            assertThatThrownBy(() -> documents.remove(number, both.get(0).id(), CLERK)).as("留存的不再移除一次")
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("没有找到");
        });
        assertThat(attachments.all(number)).extracting(Attachments.Attachment::setAside).containsExactlyInAnyOrder(true, false);
        assertThat(casePage(number)).contains("以前报送的内容", "2026-04-21", TEXT, "以前报送的，现已移除");
        scenario.submit(number, "correctNomination", CLERK, Map.of("confirmation", true));
        returned(number, "EXAMPLE_THIN");
        reselect(number);
        runAs(CLERK, () -> scenario.remove(number, 1, CLERK));
        assertThat(attachments.all(number)).hasSize(2).allMatch(Attachments.Attachment::setAside);
        assertThat(jdbc.sql("SELECT content ->> 'candidates' FROM nomination_sending WHERE number = ? ORDER BY place").param(number)
                .query(String.class).list()).hasSize(2).allMatch(sent -> sent.contains(first)).last().asString().contains("补正以后写的品牌特色");
    }

    @Test
    @DisplayName("案件页的补正要求：补正期间是警示，重新报送后写明曾要求补正，审核通过以后不再提")
    void returnReasonsWhileTheyMatter() throws Exception {
        String number = returned(scenario.publicised(round, COUNTY, 1));
        assertThat(casePage(number)).contains("市级要求补正：").doesNotContain("曾要求补正");
        scenario.submit(number, "correctNomination", CLERK, Map.of("confirmation", true));
        assertThat(casePage(number)).contains("曾要求补正，已重新报送：").doesNotContain("市级要求补正：");
        scenario.pass(number, 3);
        assertThat(casePage(number)).doesNotContain("曾要求补正", "市级要求补正：");
    }

    private String casePage(String number) throws Exception {
        return mvc.perform(get("/cases/" + number).with(signedInAs(CITY_CLERK))).andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("无候选机构被退回的，重新推选出候选机构，公示、签发后市级按有候选机构审核；理由不足的仍可说明无候选")
    void somebodyAfterAll() {
        String number = scenario.number(round, COUNTY);
        nobody(number, "本年度机构均在整改期内");
        scenario.sign(number, COUNTY);
        returned(number, "NO_CANDIDATE_UNFOUNDED");
        reselect(number);
        nobody(number, "两家机构均在限制承训期内，期满日期见附件");
        scenario.sign(number, COUNTY);
        assertThat(files.get(number).zeroReason()).contains("限制承训");
        returned(number, "NO_CANDIDATE_UNFOUNDED");

        reselect(number);
        assertThat(files.get(number).zeroReason()).isNull();
        choose(number, scenario.institution(COUNTY));
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        assertThatThrownBy(() -> scenario.submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "none")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("本件有候选机构");
        scenario.pass(number, 3);
        path.of(number).waitsAt("userTask_scoreNomination", "userTask_scoreNomination", "userTask_scoreNomination");
    }

    @Test
    @DisplayName("只有退回补正的可以重新推选，说明当前状态；外县不能")
    void onlyWhatWasReturned() {
        String number = scenario.publicised(round, COUNTY, 1);
        assertThatThrownBy(() -> reselect(number)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("退回补正").hasMessageContaining("当前状态：县级公示");
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        returned(number);
        Actor stranger = clerk("371522");
        assertThatThrownBy(() -> runAs(stranger, () -> reselection.begin(number, stranger))).isInstanceOf(RequestRefused.class);
        path.of(number).waitsAt("userTask_correctNomination");
    }

    @Test
    @DisplayName("截止日以后重新推选的：推选和签发各有补正的工作日，不是一开始就逾期；逾期逐级督办到市级")
    void itsOwnPeriodAfterTheDeadline() {
        String number = scenario.publicised(round, COUNTY, 1);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        time.passTo(LocalDateTime.of(2026, 6, 1, 9, 0));
        returned(number, "EXAMPLE_THIN");
        reselect(number);
        assertThat(due(number)).isEqualTo(LocalDateTime.of(2026, 6, 8, 17, 30));
        time.passTo(LocalDateTime.of(2026, 6, 30, 9, 0));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND kind = 'ESCALATED'").param(number).query(String.class).list())
                .noneMatch(text -> text.contains("逾期未报送")).anyMatch(text -> text.contains("推选候选机构") && text.contains("市级经办"));
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        assertThat(scenario.county(round, COUNTY).late()).isFalse();
    }

    @Test
    @DisplayName("退回后的“推荐材料”页只能改材料，提供重新推选；重新推选后可以移除和选定，仍看得到补正要求")
    void page() throws Exception {
        String number = returned(scenario.publicised(round, COUNTY, 1));
        assertThat(sheet(number)).contains(">重新推选</button>", "保存候选机构1的材料", "市级要求补正").doesNotContain("移除候选机构1", ">选定</button>");
        mvc.perform(post("/nominations/" + number + "/reselection").param("commandId", UUID.randomUUID().toString()).with(csrf()).with(signedInAs(CLERK))).andExpect(status().is3xxRedirection());
        assertThat(sheet(number)).contains("移除候选机构1", ">选定</button>", "市级要求补正").doesNotContain(">重新推选</button>");
    }

    private String sheet(String number) throws Exception {
        String page = mvc.perform(get("/nominations/" + number).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return page;
    }

    private LocalDateTime due(String number) {
        return jdbc.sql("SELECT due_at AT TIME ZONE 'Asia/Shanghai' FROM work_item WHERE case_number = ? AND state = 'OPEN'").param(number)
                .query(LocalDateTime.class).single();
    }

    private void nobody(String number, String reason) {
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "none", "opinion", reason));
    }

    private void choose(String number, long institution) {
        runAs(CLERK, () -> {
            nominations.choose(number, institution, CLERK);
            scenario.write(number, new Nominations.Texts(1, TEXT, TEXT, TEXT), CLERK);
            scenario.prove(number, 1, CLERK);
        });
    }

    private void reselect(String number) {
        runAs(CLERK, () -> reselection.begin(number, CLERK));
    }

    private String returned(String number) {
        if (files.get(number).state() == NominationState.PUBLICISING) {
            time.passWorkingDays(6);
            scenario.sign(number, COUNTY);
        }
        return returned(number, "EXAMPLE_THIN");
    }

    private String returned(String number, String reason) {
        scenario.submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "return", "reasons", List.of(reason), "opinion", "见理由"));
        return number;
    }
}
