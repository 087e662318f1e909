package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.TEXT;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.round.CountyExceptions;
import org.peixun.round.Rounds;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("机构自荐（第6条）：能算数的才收，机构看得到自己写的和结果")
class SelfRecommendationTest {

    private static final String COUNTY = "371526";
    private static final Actor CLERK = clerk(COUNTY);
    private static final Nominations.Texts TEXTS = new Nominations.Texts(0, TEXT, TEXT, TEXT);

    @Autowired NominationScenario scenario;
    @Autowired SelfRecommendations recommendations;
    @Autowired Nominations nominations;
    @Autowired Reselection reselection;
    @Autowired PublicLists lists;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    private long round;
    private long institution;
    private Actor officer;

    @BeforeEach
    void april() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        round = scenario.fresh(2026);
        institution = scenario.institution(COUNTY);
        officer = scenario.officer(institution, COUNTY);
        scenario.member("self-clerk", new Grant(Role.COUNTY_CLERK, COUNTY, null));
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("县区推选以前可以反复提交，再打开时带出上次写的和送达时间")
    void keptAndShown() throws Exception {
        assertThat(page()).contains("没有自荐", "尚在推选", ">提交自荐</button>");
        recommend();
        assertThat(page()).contains("已于2026-04-13 09:00送达", "订单培训", ">重新提交自荐</button>");
        recommend();
        assertThat(place().against()).isNull();
        Actor clerk = new Actor("self-clerk", "某人", Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null)));
        assertThat(scenario.told(clerk)).first().asString().contains("自荐", "/nominations/品牌2026-");
        assertThat(mvc.perform(get("/nominations/" + scenario.number(round, COUNTY)).with(signedInAs(CLERK))).andReturn().getResponse()
                .getContentAsString()).as("选定以前看得到自荐材料").contains("自荐材料", "送达", TEXT);
        var wrong = mvc.perform(post("/nominations/apply").param("round", "" + round).param("institution", "" + institution).param("feature", "太短").param("commandId", UUID.randomUUID().toString())
                .param("practice", TEXT).param("example", TEXT).with(csrf()).with(signedInAs(officer))).andReturn().getResponse();
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString()).contains("品牌特色：请写20字以上", ">太短</textarea>");
    }

    @Test
    @DisplayName("已选定、已提交公示、已报送、截止已过、免报的不再收，写明原因，写的内容不丢；不提供填写")
    void refusedOnceItCannotCount() throws Exception {
        String number = scenario.number(round, COUNTY);
        recommend();
        runAs(CLERK, () -> nominations.choose(number, institution, CLERK));
        refused("已被选定为候选机构");
        long other = scenario.institution(COUNTY);
        runAs(CLERK, () -> {
            scenario.remove(number, 1, CLERK);
            nominations.choose(number, other, CLERK);
            scenario.write(number, new Nominations.Texts(1, TEXT, TEXT, TEXT), CLERK);
            scenario.prove(number, 1, CLERK);
        });
        recommend();
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        refused("已经完成推选");
        assertThat(place().outcome()).contains("未推选");
        MockHttpServletResponse late = mvc.perform(post("/nominations/apply").param("round", "" + round).param("institution", "" + institution)
                .param("feature", "很晚才写好的品牌特色").param("commandId", UUID.randomUUID().toString()).with(csrf()).with(signedInAs(officer))).andReturn().getResponse();
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("没有提交自荐", "很晚才写好的品牌特色").doesNotContain("<textarea");
        PageAssertions.assertPolite(late.getContentAsString());
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        refused("报送市级");
    }

    @Test
    @DisplayName("别的县（市、区）还在进行的年度任务，本县截止已过、免报的也不再收")
    void afterItsOwnDeadline() {
        time.set(LocalDateTime.of(2026, 5, 21, 9, 0));
        refused("截止时间2026-05-20 23:59已过");
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, COUNTY, "机构均已注销", CITY_MANAGER));
        refused("已经终止");
    }

    @Test
    @DisplayName("推选、公示、入选、公布、取消入选，机构各得知一次，看不到评分、不入选理由和异议内容")
    void toldWhatBecameOfIt() throws Exception {
        recommend();
        String number = scenario.number(round, COUNTY);
        runAs(CLERK, () -> {
            nominations.choose(number, institution, CLERK);
            scenario.prove(number, 1, CLERK);
        });
        long second = scenario.institution(COUNTY);
        Actor other = scenario.officer(second, COUNTY);
        runAs(CLERK, () -> {
            nominations.choose(number, second, CLERK);
            scenario.write(number, new Nominations.Texts(2, TEXT, TEXT, TEXT), CLERK);
            scenario.prove(number, 2, CLERK);
        });
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
        assertThat(scenario.told(officer)).first().asString().contains("已推选为候选机构", "2026-04-20", "/brands");
        assertThat(place().outcome()).contains("期满后报送市级");
        time.passWorkingDays(6);
        assertThat(place().outcome()).as("公示已经期满").contains("期满，待县（市、区）报送市级").doesNotContain("期满后");
        scenario.sign(number, COUNTY);
        scenario.pass(number, 3);
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 2, 8);
        }
        assertThat(place().outcome()).contains("市级正在评审");
        scenario.decide(number, "first");
        assertThat(scenario.told(officer)).first().asString().contains("已入选", "/brands");
        assertThat(scenario.told(other)).first().asString().contains("未入选").doesNotContain("分");
        lists.object(number, 1, "反映该机构冒用政府部门名义招生，我是其员工张某。");
        scenario.submit(number, "answerObjection", CITY_CLERK, Map.of("objection", 1, "decision", "uphold", "opinion", "张某反映属实，取消入选。"));
        assertThat(scenario.told(officer)).first().asString().contains("取消入选").doesNotContain("张某");
        assertThat(page()).contains("公示期间取消入选").doesNotContain("张某", "专家", "40分", "平均");
    }

    @Test
    @DisplayName("公示过的候选机构在公示结果落空时各得知一次：停止公示、负责人退回修改、市级退回后重新推选、移除、免报终止；没有公示过的不打扰")
    void toldWhenItFallsAway() {
        String number = scenario.filled(round, COUNTY, 1);
        Actor chosen = scenario.officer(scenario.institutionAt(number, 1), COUNTY);
        runAs(CLERK, () -> nominations.choose(number, institution, CLERK));
        runAs(CLERK, () -> scenario.remove(number, 2, CLERK));
        assertThat(scenario.told(officer)).as("选定和移除都在公示以前").isEmpty();
        publicise(number);
        runAs(CLERK, () -> nominations.objectInCounty(number, "张某反映该机构招生宣传不实", CLERK));
        assertThat(scenario.told(chosen)).first().asString().contains("县级公示停止", "/nominations/apply").doesNotContain("张某");
        publicise(number);
        time.passWorkingDays(6);
        scenario.submit(number, "signNomination", NominationScenario.manager(COUNTY), Map.of("decision", "rework", "opinion", "请补充典型案例数据"));
        assertThat(scenario.told(chosen)).first().asString().contains("退回重新推选").doesNotContain("典型案例数据");
        publicise(number);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.submit(number, "checkMaterials", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN"), "opinion", "见理由"));
        runAs(CLERK, () -> reselection.begin(number, CLERK));
        assertThat(scenario.told(chosen)).first().asString().contains("重新推选", "报送不再有效");
        runAs(CLERK, () -> scenario.remove(number, 1, CLERK));
        assertThat(scenario.told(chosen)).first().asString().contains("不再推选为候选机构");
        assertThat(scenario.told(chosen)).hasSize(7);
        assertThat(scenario.told(officer)).isEmpty();
    }

    @Test
    @DisplayName("公示以后市级同意免报，推荐终止的，候选机构得知终止，看不到免报的理由")
    void toldWhenTheNominationEnds() {
        String number = scenario.publicised(round, COUNTY, 1);
        Actor chosen = scenario.officer(scenario.institutionAt(number, 1), COUNTY);
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, COUNTY, "机构内部纠纷", CITY_MANAGER));
        assertThat(scenario.told(chosen)).singleElement().asString().contains("推荐终止").doesNotContain("内部纠纷");
    }

    private void publicise(String number) {
        scenario.submit(number, "selectCandidates", CLERK, Map.of("decision", "publicise"));
    }

    private void recommend() {
        runAs(officer, () -> recommendations.send(round, institution, TEXTS, officer));
    }

    private void refused(String why) {
        assertThatThrownBy(this::recommend).isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT)).hasMessageContaining(why);
        assertThat(place().against()).contains(why);
    }

    private SelfRecommendations.Place place() {
        return recommendations.of(officer).stream().filter(one -> one.round() == round).findFirst().orElseThrow();
    }

    private String page() throws Exception {
        String page = mvc.perform(get("/nominations/apply").param("round", "" + round).param("institution", "" + institution)
                .with(signedInAs(officer))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        return page;
    }
}
