package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.peixun.nomination.NominationScenario.manager;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.round.CountyExceptions;
import org.peixun.round.Rounds;
import org.peixun.round.Stage;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Each way through {@code brandNomination.bpmn}, a county for each; together they come to every end and boundary event. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("品牌机构推荐的流程")
class NominationPathsTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 4, 13, 9, 0);

    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired NominationDocuments documents;
    @Autowired NominationFiles files;
    @Autowired CandidateFiles candidates;
    @Autowired PublicLists lists;
    @Autowired Attachments attachments;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired JdbcClient jdbc;
    @Autowired Tasks tasks;
    @Autowired CasePath path;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    private long round;

    /** Not one that another class has filled and closed. */
    @BeforeAll
    void roundOfItsOwn() {
        time.set(MORNING);
        scenario.fresh(2026);
    }

    @BeforeEach
    void april() {
        time.set(MORNING);
        round = scenario.round(2026);
    }

    @AfterAll
    void noTimerLeft() {
        scenario.closeAll();
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("推选、公示、签发报送、审核、五名专家评分、集体决定、公示、公布")
    void selectedAndListed() {
        String number = scenario.publicised(round, "371502", 2);
        path.of(number).waitsAt();
        time.passWorkingDays(6);
        path.of(number).passed("event_countyPublicityEnded").waitsAt("userTask_signNomination");
        scenario.sign(number, "371502");
        assertThat(stage("371502")).isEqualTo(Stage.SENT);
        path.of(number).passed("endEvent_nominationSent").waitsAt("userTask_checkMaterials");
        scenario.pass(number, 5);
        int[] points = {10, 2, 5, 6, 4};
        for (int n = 1; n <= 5; n++) {
            scenario.score(number, n, 2, points[n - 1]);
        }
        path.of(number).passed("endEvent_scoreGiven").waitsAt("userTask_decideSelection");
        assertThatThrownBy(() -> scenario.submit(number, "decideSelection", CITY_MANAGER, Map.of("decision", "select", "chosen", "both")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("会议纪要");
        scenario.decide(number, "first");
        assertThat(lists.inPublicity()).anyMatch(entry -> entry.number().equals(number));
        time.passWorkingDays(6);
        path.of(number).passed("endEvent_publicityEnded").waitsAt();
        assertThat(stage("371502")).isEqualTo(Stage.PUBLISHED);
        assertThat(lists.published(2026)).anyMatch(entry -> entry.number().equals(number) && entry.slot() == 1);
    }

    @Test
    @DisplayName("传错的会议纪要在作出决定以前可以删除，删除后不能提交决定；县区不能删除，决定以后不能删除")
    void minutesUntilTheDecision() {
        String number = deciding("LC-JKQ");
        runAs(CITY_MANAGER, () -> documents.addMinutes(number, "别的县的会议纪要.pdf", NominationScenario.pdf(), CITY_MANAGER));
        UUID wrong = minutes(number);
        Actor clerk = clerk("LC-JKQ");
        assertThatThrownBy(() -> runAs(clerk, () -> documents.remove(number, wrong, clerk))).isInstanceOf(RequestRefused.class).hasMessageContaining("权限");
        runAs(CITY_MANAGER, () -> documents.remove(number, wrong, CITY_MANAGER));
        assertThatThrownBy(() -> scenario.submit(number, "decideSelection", CITY_MANAGER, Map.of("decision", "select", "chosen", "first")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("会议纪要");
        scenario.decide(number, "first");
        assertThatThrownBy(() -> runAs(CITY_MANAGER, () -> documents.remove(number, minutes(number), CITY_MANAGER)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("删除会议纪要").hasMessageContaining("当前状态：市级公示");
    }

    private UUID minutes(String number) {
        return nominations.sheet(number, CITY_MANAGER).minutes().get(0).id();
    }

    @Test
    @DisplayName("市级不能更改的决定提交前再问一次，写明机构和后果：入选哪一家、不入选、哪一件异议成立、撤下哪一家")
    void askedBeforeWhatIsFinal() throws Exception {
        time.set(LocalDateTime.of(2022, 4, 11, 9, 0));
        String number = scenario.publicised(scenario.round(2022), "LC-GXQ", 2);
        List<String> names = candidates.of(number).stream().map(Candidate::institutionName).toList();
        time.passWorkingDays(6);
        scenario.sign(number, "LC-GXQ");
        assertThat(questions(number, CITY_CLERK)).extractingByKey("decision=none").asString().contains("高新", "确认无候选机构", "不能更改");
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 2, 8);
        }
        assertThat(form(number, CITY_MANAGER).text()).contains("候选机构一：" + names.get(0) + "；候选机构二：" + names.get(1));
        var decision = questions(number, CITY_MANAGER);
        assertThat(decision).containsOnlyKeys("decision=decline", "decision=select&chosen=first", "decision=select&chosen=second", "decision=select&chosen=both");
        assertThat(decision.get("decision=decline")).contains("不入选：" + names.get(0) + "、" + names.get(1));
        assertThat(decision.get("decision=select&chosen=second")).contains("入选：" + names.get(1) + "；未入选：" + names.get(0), "市级公示");
        scenario.decide(number, "both");
        var tooShort = mvc.perform(post("/brands").param("candidate", number + "/2").param("text", "太短").with(csrf())).andReturn().getResponse();
        assertThat(Jsoup.parse(tooShort.getContentAsString()).select("#candidate option[selected]").text()).as("退回后选的仍是这一家").isEqualTo(names.get(1));
        lists.object(number, 2, "反映该机构宣传的就业率不属实，请核实。");
        assertThat(questions(number, CITY_CLERK)).hasSize(1).extractingByKey("decision=uphold&objection=1").asString()
                .contains("取消入选：" + names.get(1)).doesNotContain(names.get(0));
        scenario.submit(number, "answerObjection", CITY_CLERK, Map.of("objection", 1, "decision", "dismiss", "opinion", "经核对，数据属实。"));
        time.passWorkingDays(6);
        time.passTo(LocalDateTime.of(2023, 6, 1, 9, 0));
        assertThat(questions(number, CITY_CLERK)).containsOnlyKeys("decision=withdraw&withdrawn=first", "decision=withdraw&withdrawn=second", "decision=withdraw")
                .extractingByKey("decision=withdraw&withdrawn=first").asString().contains("撤下品牌：" + names.get(0) + "；保留：" + names.get(1));
    }

    private Element form(String number, Actor reader) throws Exception {
        String page = mvc.perform(get("/cases/" + number).with(signedInAs(reader)).accept("text/html")).andReturn().getResponse().getContentAsString();
        return Jsoup.parse(page).selectFirst("form[action$=/complete]");
    }

    /** Answers of the form → what the case page asks before they are handed in. */
    private Map<String, String> questions(String number, Actor reader) throws Exception {
        String page = mvc.perform(get("/cases/" + number).with(signedInAs(reader)).accept("text/html")).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return Jsoup.parse(page).select("form [data-confirm-when]").stream()
                .collect(Collectors.toMap(one -> one.attr("data-confirm-when"), one -> one.attr("data-confirm")));
    }

    @Test
    @DisplayName("复核保留后每年再复核，复核不合格的撤下")
    void recheckedEveryYear() {
        time.set(LocalDateTime.of(2022, 4, 11, 9, 0));
        long old = scenario.round(2022);
        String number = listed(old, "371502");
        time.passTo(LocalDateTime.of(2023, 6, 1, 9, 0));
        path.of(number).waitsAt("userTask_recheckBrand");
        time.passTo(LocalDateTime.of(2023, 6, 30, 9, 0));
        path.of(number).passed("event_recheckReminderDue", "event_recheckDeadlineReached", "endEvent_recheckReminded", "endEvent_recheckEscalated");
        scenario.submit(number, "recheckBrand", CITY_CLERK, Map.of("decision", "keep"));
        path.of(number).waitsAt();
        time.passTo(LocalDateTime.of(2024, 7, 3, 9, 0));
        scenario.submit(number, "recheckBrand", CITY_CLERK, Map.of("decision", "withdraw", "opinion", "被暂停承训资格"));
        path.of(number).passed("endEvent_brandRemoved", "endEvent_brandWithdrawn").ended();
        assertThat(state(number)).isEqualTo(NominationState.WITHDRAWN);
    }

    @Test
    @DisplayName("两家入选的，年度复核可以只撤下一家：另一家保留，公众页不再列出撤下的，县区和该机构得知原因；没有选哪一家的退回")
    void recheckWithdrawsOneOfTwo() {
        time.set(LocalDateTime.of(2022, 4, 11, 9, 0));
        String number = listed(scenario.round(2022), "371524", 2, "both");
        List<Candidate> both = candidates.of(number);
        Actor lost = scenario.officer(both.get(0).institutionId(), "371524");
        Actor kept = scenario.officer(both.get(1).institutionId(), "371524");
        time.passTo(LocalDateTime.of(2023, 6, 1, 9, 0));
        assertThatThrownBy(() -> scenario.submit(number, "recheckBrand", CITY_CLERK, Map.of("decision", "withdraw", "opinion", "已停止培训")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("撤下的机构").hasMessageContaining(both.get(0).institutionName());
        scenario.submit(number, "recheckBrand", CITY_CLERK, Map.of("decision", "withdraw", "withdrawn", "first", "opinion", "已停止培训"));
        path.of(number).notPassed("endEvent_brandWithdrawn").waitsAt();
        assertThat(state(number)).isEqualTo(NominationState.LISTED);
        assertThat(lists.published(2022)).filteredOn(entry -> entry.number().equals(number)).extracting(PublicLists.Entry::slot).containsExactly(2);
        assertThat(candidates.of(number).get(0).removedReason()).contains("已停止培训");
        assertThat(scenario.told(lost)).first().asString().contains("撤下品牌", "已停止培训", "/nominations/apply");
        assertThat(scenario.told(kept)).isEmpty();

        time.passTo(LocalDateTime.of(2024, 7, 3, 9, 0));
        assertThatThrownBy(() -> scenario.submit(number, "recheckBrand", CITY_CLERK,
                Map.of("decision", "withdraw", "withdrawn", "first", "opinion", "已停止培训"))).isInstanceOf(RequestRefused.class).hasMessageContaining("不在已公布的名单中");
        scenario.submit(number, "recheckBrand", CITY_CLERK, Map.of("decision", "withdraw", "opinion", "已停止培训"));
        path.of(number).passed("endEvent_brandWithdrawn").ended();
        assertThat(scenario.told(kept)).first().asString().contains("撤下品牌");
    }

    private String listed(long of, String jurisdiction) {
        return listed(of, jurisdiction, 1, "first");
    }

    private String listed(long of, String jurisdiction, int number, String chosen) {
        String listed = scenario.publicised(of, jurisdiction, number);
        time.passWorkingDays(6);
        scenario.sign(listed, jurisdiction);
        scenario.pass(listed, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(listed, n, number, 8);
        }
        scenario.decide(listed, chosen);
        time.passWorkingDays(6);
        return listed;
    }

    @Test
    @DisplayName("无候选机构的写明理由，不公示，签发报送后市级确认")
    void nobodyWithReason() {
        String number = scenario.number(round, "371503");
        assertThatThrownBy(() -> scenario.submit(number, "selectCandidates", clerk("371503"), Map.of("decision", "none")))
                .isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> scenario.submit(number, "selectCandidates", clerk("371503"), Map.of("decision", "publicise")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("1至2家");
        scenario.submit(number, "selectCandidates", clerk("371503"), Map.of("decision", "none", "opinion", "本年度机构均在整改期内"));
        scenario.sign(number, "371503");
        assertThatThrownBy(() -> scenario.pass(number, 3)).isInstanceOf(RequestRefused.class).hasMessageContaining("没有候选机构");
        scenario.submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "none"));
        path.of(number).passed("endEvent_noCandidateNoted", "endEvent_noCandidateConfirmed").ended();
        assertThat(stage("371503")).isEqualTo(Stage.NO_CANDIDATE);
    }

    @Test
    @DisplayName("第三家候选机构、外县机构不能选定；硬条件不符合的不能提交公示，理由写明条款")
    void gates() {
        String number = scenario.filled(round, "371521", 2);
        Actor clerk = clerk("371521");
        runAs(clerk, () -> {
            assertThatThrownBy(() -> nominations.choose(number, scenario.institution("371521"), clerk))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("1至2家");
            scenario.remove(number, 2, clerk);
            assertThatThrownBy(() -> nominations.choose(number, scenario.institution("371522"), clerk))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("本县");
        });
        assertThat(nominations.gatesOf(scenario.suspended("371521"))).anyMatch(gate -> !gate.passed() && gate.text().contains("第12条"));
        long idle = scenario.idle("371521");
        runAs(clerk, () -> nominations.choose(number, idle, clerk));
        assertThatThrownBy(() -> scenario.submit(number, "selectCandidates", clerk, Map.of("decision", "publicise")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("没有同意开班的班期").hasMessageContaining("缺少证明材料")
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems()).extracting(Problem::message)
                        .as("逐条写明").filteredOn(message -> message.contains("现有0字，请在“推荐材料”页写20字以上（第6条）")).hasSize(3));
    }

    @Test
    @DisplayName("县级公示收到异议：停止公示，重新推选；负责人可以退回修改")
    void objectionInCountyStopsPublicity() {
        String number = scenario.publicised(round, "371522", 1);
        Actor clerk = clerk("371522");
        runAs(clerk, () -> nominations.objectInCounty(number, "有人反映招生宣传不实", clerk));
        path.of(number).passed("event_countyObjectionReceived").waitsAt("userTask_selectCandidates");
        scenario.submit(number, "selectCandidates", clerk, Map.of("decision", "publicise"));
        time.passWorkingDays(6);
        scenario.submit(number, "signNomination", manager("371522"), Map.of("decision", "rework", "opinion", "典型案例请补充数据"));
        path.of(number).waitsAt("userTask_selectCandidates");
        assertThat(state(number)).isEqualTo(NominationState.SELECTING);
    }

    @Test
    @DisplayName("市级退回补正一次写明全部内容，补正后不受截止日限制；逾期逐级督办；集体决定不入选")
    void returnedCorrectedDeclined() {
        String number = scenario.publicised(round, "371524", 1);
        time.passWorkingDays(6);
        scenario.sign(number, "371524");
        time.passWorkingDays(6);
        path.of(number).passed("event_checkReminderDue", "event_checkDeadlineReached", "endEvent_reviewReminded", "endEvent_reviewEscalated");
        assertThatThrownBy(() -> scenario.submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "return", "opinion", "见清单")))
                .isInstanceOf(RequestRefused.class);
        scenario.submit(number, "checkMaterials", CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN", "DOCUMENT_MISSING"), "opinion", "案例缺少佐证"));
        path.of(number).passed("endEvent_materialsReturned").waitsAt("userTask_correctNomination");
        assertThat(stage("371524")).isEqualTo(Stage.RETURNED);
        time.passTo(LocalDateTime.of(2026, 5, 27, 9, 0));
        path.of(number).passed("event_correctionReminderDue", "event_correctionDeadlineReached", "endEvent_correctionReminded", "endEvent_correctionEscalated");
        scenario.submit(number, "correctNomination", clerk("371524"), Map.of("confirmation", true));
        path.of(number).passed("endEvent_nominationCorrected").waitsAt("userTask_checkMaterials");
        assertThat(scenario.county(round, "371524").late()).isFalse();
        scenario.pass(number, 3);
        time.passWorkingDays(7);
        path.of(number).passed("event_scoreReminderDue", "event_scoreDeadlineReached", "endEvent_scoreReminded", "endEvent_scoreEscalated");
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 1, 3);
        }
        time.passWorkingDays(12);
        path.of(number).passed("event_decisionReminderDue", "event_decisionDeadlineReached");
        scenario.decide(number, "decline");
        path.of(number).passed("endEvent_selectionDecided", "endEvent_nominationDeclined").ended();
        assertThat(state(number)).isEqualTo(NominationState.DECLINED);
        assertThat(stage("371524")).isEqualTo(Stage.NOT_SELECTED);
    }

    @Test
    @DisplayName("公示收到异议：成立的取消入选，不成立的答复后照常公布；凭回执可以查到答复")
    void objectionsToThePublicList() {
        String number = inPublicity("371525");
        String dismissed = lists.object(number, 1, "反映该机构宣传的就业率不属实，请核实。");
        String upheld = lists.object(number, 1, "反映该机构冒用政府部门名义招生，有照片为证。");
        assertThat(lists.object(number, 1, " 反映该机构宣传的就业率不属实，请核实。")).as("重复点击、刷新再次提交的，不是第二件").isEqualTo(dismissed);
        path.of(number).waitsAt("userTask_answerObjection", "userTask_answerObjection");
        scenario.submit(number, "answerObjection", CITY_CLERK, Map.of("objection", 1, "decision", "dismiss", "opinion", "经核对就业台账，数据属实。"));
        time.passWorkingDays(8);
        path.of(number).passed("event_publicityEnded", "event_objectionReminderDue", "event_objectionDeadlineReached",
                "endEvent_objectionReminded", "endEvent_objectionEscalated", "endEvent_objectionDismissed").waitsAt("userTask_answerObjection");
        scenario.submit(number, "answerObjection", CITY_CLERK, Map.of("objection", 2, "decision", "uphold", "opinion", "情况属实，取消入选。"));
        path.of(number).passed("endEvent_objectionUpheld", "endEvent_selectionOverturned").ended();
        assertThat(state(number)).isEqualTo(NominationState.OVERTURNED);
        assertThat(stage("371525")).isEqualTo(Stage.NOT_SELECTED);
        assertThat(lists.reply(dismissed).orElseThrow().state()).contains("不成立");
        assertThat(lists.reply(upheld).orElseThrow().answer()).isEqualTo("情况属实，取消入选。");
        assertThatThrownBy(() -> lists.object(number, 1, "公示期外提出的异议不受理。")).isInstanceOf(RequestRefused.class);
    }

    @Test
    @DisplayName("答复只落在写明的那一件异议：同事已经答复的、没有这一件的答复409，说明还有哪几件待答复")
    void eachObjectionItsAnswer() {
        String number = inPublicity("371581");
        String first = lists.object(number, 1, "反映该机构宣传的就业率不属实，请核实。");
        String second = lists.object(number, 1, "反映该机构收费没有开具票据，请核实。");
        answer(number, 1, "经核对就业台账，数据属实。");
        for (int gone : new int[] {1, 3}) {
            assertThatThrownBy(() -> answer(number, gone, "经核对就业台账，数据属实。")).isInstanceOfSatisfying(RequestRefused.class,
                    refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT)).hasMessageContaining("待答复的是第2件");
        }
        assertThatThrownBy(() -> answer(number, 0, "经核对")).isInstanceOf(RequestRefused.class).hasMessageContaining("异议序号");
        assertThat(lists.reply(second).orElseThrow().answer()).isNull();
        answer(number, 2, "经核对，均已开具票据。");
        assertThat(lists.reply(first).orElseThrow().answer()).isEqualTo("经核对就业台账，数据属实。");
        assertThat(lists.reply(second).orElseThrow().answer()).isEqualTo("经核对，均已开具票据。");
    }

    private void answer(String number, int place, String text) {
        scenario.submit(number, "answerObjection", CITY_CLERK, Map.of("objection", place, "decision", "dismiss", "opinion", text));
    }

    private String inPublicity(String jurisdiction) {
        String number = deciding(jurisdiction);
        scenario.decide(number, "first");
        return number;
    }

    private String deciding(String jurisdiction) {
        String number = scenario.publicised(round, jurisdiction, 1);
        time.passWorkingDays(6);
        scenario.sign(number, jurisdiction);
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 1, 8);
        }
        return number;
    }

    @Test
    @DisplayName("专家不能重复评分；候选机构的人员应当回避；回避后由其他专家补足人数；分数不超过评分表，评分表只列现有的候选机构")
    void experts() throws Exception {
        String number = scenario.publicised(round, "371526", 1);
        time.passWorkingDays(6);
        scenario.sign(number, "371526");
        scenario.accounts();
        String told = (String) mvc.perform(post("/tasks/{id}/complete", tasks.open(number, "checkMaterials").orElseThrow()).with(signedInAs(CITY_CLERK)).with(csrf())
                .param("decision", "pass").param("experts", "3").param("commandId", UUID.randomUUID().toString())).andReturn().getFlashMap().get("told");
        assertThat(told).as("三名专家的同一环节只说一次").containsOnlyOnce("办理“专家评分”");
        Element sheet = form(number, NominationScenario.expert(1));
        assertThat(sheet.text()).contains(candidates.of(number).get(0).institutionName() + "，0至30的整数。");
        assertThat(sheet.select("[name=feature1]")).hasSize(1);
        assertThat(sheet.select("[name=feature2], [name=standing2]")).isEmpty();
        scenario.score(number, 1, 1, 5);
        assertThatThrownBy(() -> scenario.score(number, 1, 1, 5)).isInstanceOf(RequestRefused.class).hasMessageContaining("不能再次评分");
        assertThatThrownBy(() -> scenario.score(number, 2, 1, 11)).isInstanceOf(RequestRefused.class).hasMessageContaining("社会认可");
        long candidate = nominations.sheet(number, CITY_CLERK).candidates().get(0).candidate().institutionId();
        Actor related = new Actor("test-expert-9", "专家9", java.util.Set.of(
                new Grant(Role.EXPERT, "371500", null), new Grant(Role.APPLICANT, "371526", candidate)));
        assertThatThrownBy(() -> scenario.submit(number, "scoreNomination", related, NominationScenario.sheet(1, 5)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("应当回避");
        scenario.submit(number, "scoreNomination", related, Map.of("decision", "avoid", "opinion", "本人为该校兼职教师"));
        scenario.score(number, 2, 1, 5);
        path.of(number).waitsAt("userTask_scoreNomination");
        scenario.score(number, 3, 1, 5);
        path.of(number).waitsAt("userTask_decideSelection");
    }

    @Test
    @DisplayName("免报的县（市、区）推荐终止，不再提醒")
    void excused() {
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, "LC-DJQ", "机构均已注销", CITY_MANAGER));
        String number = scenario.number(round, "LC-DJQ");
        path.of(number).passed("endEvent_nominationClosed").ended();
        assertThat(state(number)).isEqualTo(NominationState.ENDED);
    }

    @Test
    @DisplayName("误点的免报撤销以后，新的一件沿用填写的候选机构、推荐材料和证明材料，写明从哪一件沿用；可以直接提交公示；原件不变")
    void writtenOnceOnly() {
        String ended = scenario.filled(round, "LC-GXQ", 2);
        runAs(CITY_MANAGER, () -> {
            exceptions.excuse(round, "LC-GXQ", "点错了县", CITY_MANAGER);
            exceptions.withdrawExcuse(round, "LC-GXQ", "误选", CITY_MANAGER);
            rounds.fill(round);
        });
        String number = scenario.number(round, "LC-GXQ");
        assertThat(number).isNotEqualTo(ended);
        List<Candidate> before = candidates.of(ended);
        assertThat(candidates.of(number)).extracting(Candidate::slot, Candidate::institutionId, Candidate::feature, Candidate::practice, Candidate::example)
                .containsExactlyElementsOf(before.stream().map(one -> tuple(one.slot(), one.institutionId(), one.feature(), one.practice(), one.example())).toList());
        assertThat(attachments.of(number)).extracting(Attachments.Attachment::kind, Attachments.Attachment::sha256)
                .containsExactlyInAnyOrderElementsOf(attachments.of(ended).stream().map(file -> tuple(file.kind(), file.sha256())).toList()).hasSize(2);
        assertThat(attachments.of(number)).allSatisfy(file -> assertThat(attachments.open(file.id())).hasSameContentAs(NominationScenario.pdf()));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ?").param(number).query(String.class).list())
                .anyMatch(text -> text.contains("沿用已终止的" + ended));
        scenario.submit(number, "selectCandidates", clerk("LC-GXQ"), Map.of("decision", "publicise"));
        assertThat(stage("LC-GXQ")).isEqualTo(Stage.PUBLICISED);
        assertThat(state(ended)).isEqualTo(NominationState.ENDED);
    }

    private Stage stage(String jurisdiction) {
        return scenario.county(round, jurisdiction).stage();
    }

    private NominationState state(String number) {
        return files.get(number).state();
    }
}
