package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.nomination.NominationScenario;
import org.peixun.nomination.Nominations;
import org.peixun.nomination.Reselection;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("县区进度：每个数字、每一格都通向自己的清单")
class ScoreboardPagesTest {

    @Autowired MockMvc mvc;
    @Autowired NominationScenario scenario;
    @Autowired Nominations nominations;
    @Autowired Reselection reselection;
    @Autowired Scoreboard scoreboard;
    @Autowired Rounds rounds;
    @Autowired CountyExceptions exceptions;
    @Autowired RoundViews views;
    @Autowired ProjectListScenario lists;
    @Autowired TimeMachine.Mover time;

    private long round;

    /** One county in each standing at least. */
    @BeforeEach
    void halfWay() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        round = scenario.fresh(2026);
        List<String> sending = List.of("371502", "371503", "371522");
        List<String> numbers = sending.stream().map(county -> scenario.publicised(round, county, 1)).toList();
        time.passWorkingDays(6);
        for (int n = 0; n < sending.size(); n++) {
            scenario.sign(numbers.get(n), sending.get(n));
        }
        scenario.submit(numbers.get(1), "checkMaterials", CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN"), "opinion", "案例缺少佐证"));
        scenario.pass(numbers.get(2), 3);
        scenario.filled(round, "371521", 1);
        scenario.publicised(round, "371524", 1);
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, "LC-DJQ", "机构均已注销", CITY_MANAGER));
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("各进度的县区数合计等于县区总数，每个数字打开的清单正好是这些县区")
    void everyNumber() throws Exception {
        Document board = page("/rounds/" + round, CITY_CLERK);
        var tally = board.select(".board-tally a");
        assertThat(tally.eachText()).containsExactly("未开始 5", "县级办理中 2", "已报送，待审核 1", "退回补正 1", "材料已审，评审中 1",
                "市级通过 0", "未入选 0", "确认无候选 0", "免报、终止 1");
        for (Element number : tally) {
            assertThat(page(number.attr("href"), CITY_CLERK).select("tbody tr")).as(number.text())
                    .hasSize(Integer.parseInt(number.select("strong").text()));
        }
        assertThat(page(tally.get(3).attr("href"), CITY_CLERK).select("h1").text()).isEqualTo("2026年品牌机构推荐：退回补正");
        assertThat(page(tally.get(3).attr("href"), CITY_CLERK).select("tbody tr").text()).contains("茌平区", "退回补正");
        Element sent = board.select(".page-sub a").first();
        assertThat(sent.text()).isEqualTo("3/11");
        assertThat(page(sent.attr("href"), CITY_CLERK).select("tbody tr")).hasSize(3);
        assertThat(page("/rounds", CITY_CLERK).select("a[href$=/" + round + "/counties?state=SENT,RETURNED,REVIEWING,PASSED,NO_CANDIDATE,NOT_SELECTED]").text()).isEqualTo("3/11");
    }

    @Test
    @DisplayName("有内容的每一格都有自己的清单，互不相同，只列本县这一格的记录；没有走到的格是短横")
    void everyCell() throws Exception {
        var seen = new HashSet<String>();
        for (Element cell : page("/rounds/" + round, CITY_CLERK).select(".board-table tbody td")) {
            if (cell.text().equals("–")) {
                continue;
            }
            Element link = cell.selectFirst("a");
            assertThat(link).as(cell.outerHtml()).isNotNull();
            assertThat(seen.add(link.attr("href"))).as(link.attr("href")).isTrue();
            Document list = page(link.attr("href"), CITY_CLERK);
            assertThat(list.select("h1").text()).startsWith(cell.closest("tr").selectFirst("th").text() + "：");
            if (!link.attr("href").endsWith("WAITING")) {
                assertThat(list.select("tbody tr")).as(link.attr("href")).isNotEmpty();
            }
        }
        assertThat(seen).hasSizeGreaterThan(25);
        assertThat(records("371503", Cell.SIGNED)).containsExactly("已签发 负责人签发");
        assertThat(records("371503", Cell.CHECKED)).containsExactly("退回补正 市级退回补正");
        assertThat(records("371522", Cell.CHECKED)).contains("专家评分 待认领", "材料已审，评审中 市级材料审核通过");
        assertThat(records("371502", Cell.CHECKED)).containsExactly("审核材料 待认领");
        assertThat(records("371524", Cell.PUBLICISED)).containsExactly("县级公示 县级公示");
        assertThat(records("371521", Cell.WAITING)).singleElement().asString().startsWith("推选候选机构 待认领");
    }

    @Test
    @DisplayName("集体研究未入选的不算市级通过，单独列为未入选，仍算已报送")
    void notSelected() throws Exception {
        String number = scenario.number(round, "371522");
        for (int n = 1; n <= 3; n++) {
            scenario.score(number, n, 1, 3);
        }
        assertThat(page("/rounds/" + round, CITY_CLERK).select(".board-tally a").eachText()).contains("材料已审，评审中 1", "市级通过 0");
        scenario.decide(number, "decline");
        Document board = page("/rounds/" + round, CITY_CLERK);
        assertThat(board.select(".board-tally a").eachText()).contains("市级通过 0", "未入选 1");
        assertThat(board.select(".page-sub a").first().text()).isEqualTo("3/11");
        assertThat(page(board.select(".page-sub a").first().attr("href"), CITY_CLERK).select("tbody tr")).hasSize(3);
        assertThat(records("371522", Cell.CHECKED)).contains("未入选 集体研究未入选");
    }

    @Test
    @DisplayName("项目清单：一填写就是起草中，提交签发、退回修改都留记录；自动保存不重复记录")
    void projectLists() throws Exception {
        long listRound = lists.open(2026, DueRule.FIXED);
        String number = lists.numberOf(2026, "371524");
        assertThat(stage(listRound)).isEqualTo(Stage.NOT_BEGUN);
        lists.add(number, ProjectListScenario.project("家庭烹饪班", "鲁菜师傅", 2026), "371524");
        lists.add(number, ProjectListScenario.project("面点班", "鲁菜师傅", 2026), "371524");
        assertThat(stage(listRound)).isEqualTo(Stage.DRAFTING);
        lists.done(number, "fillList", clerk("371524"), Map.of());
        lists.done(number, "signList", NominationScenario.manager("371524"), Map.of("decision", "revise", "opinion", "请补充"));
        assertThat(page("/rounds/" + listRound + "/counties/371524?cell=DRAFTED", CITY_CLERK).select("tbody tr").stream()
                .map(row -> row.select("td:not(.nowrap)").text()).toList())
                .containsExactly("起草中 起草材料", "起草中 待负责人签发", "起草中 负责人退回修改");
        assertThat(page("/rounds/" + listRound, CITY_CLERK).select(".board-tally a").eachText()).as("项目清单不评审，没有未入选、无候选")
                .containsExactly("未开始 10", "县级办理中 1", "已报送，待审核 0", "退回补正 0", "市级通过 0", "免报、终止 0");
        lists.done(number, "correctList", clerk("371524"), Map.of());
        assertThat(views.counties(listRound)).filteredOn(county -> county.jurisdiction().equals("371524")).extracting(RoundViews.County::standing)
                .as("提醒和进度表写明等的是负责人").containsExactly("待负责人签发");
        lists.done(number, "signList", NominationScenario.manager("371524"), Map.of("decision", "sign"));
        lists.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("FUNDS_UNCLEAR"), "opinion", "请补正"));
        lists.done(number, "correctList", clerk("371524"), Map.of());
        assertThat(page("/rounds/" + listRound, CITY_CLERK).select("td.board-cell-waiting").eachText()).contains("补正后待负责人签发");
        assertThat(page("/rounds/" + listRound, CITY_CLERK).select(".board-tally a").eachText()).contains("退回补正 1");
        lists.makeRoom(2026);
    }

    @Test
    @DisplayName("县级公示期满、收到异议以后，进度表和提醒都写明现在等什么，提醒不盖住它；停止公示的“公示”一格不再打勾，再次公示另有记录")
    void whatItWaitsFor() throws Exception {
        var clerk = clerk("371521");
        var manager = new Actor("board-manager", "某人", Set.of(new Grant(Role.COUNTY_MANAGER, "371524", null)));
        scenario.member(manager.userId(), manager.grants().iterator().next());
        scenario.submit(scenario.number(round, "371521"), "selectCandidates", clerk, Map.of("decision", "publicise"));
        assertThat(shown("371521", Cell.PUBLICISED)).isEqualTo("✓");
        runAs(clerk, () -> nominations.objectInCounty(scenario.number(round, "371521"), "有人反映招生宣传不实", clerk));
        assertThat(shown("371521", Cell.WAITING)).endsWith("：县级公示收到异议，停止公示");
        assertThat(shown("371521", Cell.PUBLICISED)).isEmpty();
        scenario.submit(scenario.number(round, "371521"), "selectCandidates", clerk, Map.of("decision", "publicise"));
        assertThat(records("371521", Cell.PUBLICISED)).containsExactly("县级公示 县级公示", "县级公示 县级公示");

        time.passTo(LocalDateTime.of(2026, 5, 14, 9, 0));
        assertThat(scenario.county(round, "371524").reminders()).isPositive();
        assertThat(shown("371524", Cell.WAITING)).endsWith("：县级公示期满，待负责人签发");
        assertThat(scenario.told(manager)).anyMatch(text -> text.startsWith("报送提醒") && text.contains("距报送截止还剩") && text.contains("目前：县级公示期满，待负责人签发"));
        time.passTo(LocalDateTime.of(2026, 5, 21, 0, 0));
        assertThat(scenario.told(manager)).anyMatch(text -> text.startsWith("督办") && text.contains("目前：县级公示期满，待负责人签发"));
    }

    @Test
    @DisplayName("退回以后重新推选的：市级审查仍是退回补正，不是审核中；状态写明走到哪一步，重新签发以前“签发”不打勾")
    void choosesAnew() throws Exception {
        String number = scenario.number(round, "371503");
        assertThat(shown("371503", Cell.WAITING)).isEqualTo("市级退回补正");
        runAs(clerk("371503"), () -> reselection.begin(number, clerk("371503")));
        assertThat(shown("371503", Cell.CHECKED)).isEqualTo("退回补正");
        assertThat(shown("371503", Cell.WAITING)).isEqualTo("退回补正：市级退回后重新推选");
        assertThat(shown("371503", Cell.PUBLICISED)).isEmpty();
        assertThat(shown("371503", Cell.SIGNED)).isEmpty();
        assertThat(records("371503", Cell.CHECKED)).containsExactly("退回补正 市级退回补正");
        scenario.submit(number, "selectCandidates", clerk("371503"), Map.of("decision", "publicise"));
        time.passWorkingDays(6);
        assertThat(shown("371503", Cell.WAITING)).isEqualTo("退回补正：县级公示期满，待负责人签发");
        scenario.sign(number, "371503");
        assertThat(shown("371503", Cell.SIGNED)).isEqualTo("✓");
        assertThat(shown("371503", Cell.CHECKED)).isEqualTo("审核中");
        assertThat(shown("371503", Cell.WAITING)).isEqualTo("已报送");
    }

    @Test
    @DisplayName("没有候选机构的县区没有公示过，“公示”一格是空的，签发、报送照常打勾；报送过候选机构的打勾")
    void nobodyPublicised() {
        scenario.submit(scenario.number(round, "371525"), "selectCandidates", clerk("371525"), Map.of("decision", "none", "opinion", "机构均在整改期内"));
        assertThat(shown("371525", Cell.WAITING)).endsWith("：说明无候选机构，待负责人签发");
        scenario.sign(scenario.number(round, "371525"), "371525");
        assertThat(shown("371525", Cell.PUBLICISED)).isEmpty();
        assertThat(shown("371525", Cell.SIGNED)).isEqualTo("✓");
        assertThat(shown("371503", Cell.PUBLICISED)).as("退回补正的公示过").isEqualTo("✓");
    }

    private String shown(String county, Cell cell) {
        return scoreboard.of(round).lines().stream().filter(line -> line.county().jurisdiction().equals(county)).findFirst().orElseThrow()
                .cells().stream().filter(one -> one.cell() == cell).findFirst().orElseThrow().words();
    }

    private Stage stage(long listRound) {
        return views.counties(listRound).stream().filter(county -> county.jurisdiction().equals("371524")).findFirst().orElseThrow().stage();
    }

    private List<String> records(String county, Cell cell) throws Exception {
        return page("/rounds/" + round + "/counties/" + county + "?cell=" + cell, CITY_CLERK).select("tbody tr").stream()
                .map(row -> row.select("td:not(.nowrap)").text()).toList();
    }

    @Test
    @DisplayName("县区只打开本县的清单，别县的没有链接也打不开；写错的地址说明怎么办")
    void ownCountyOnly() throws Exception {
        Document board = page("/rounds/" + round, clerk("371503"));
        assertThat(board.select(".board-table tbody tr:has(a) > th").eachText()).containsExactly("茌平区");
        assertThat(status("/rounds/" + round + "/counties/371503?cell=SENT", clerk("371503"))).isEqualTo(200);
        assertThat(status("/rounds/" + round + "/counties/371502?cell=SENT", clerk("371503"))).isEqualTo(404);
        assertThat(status("/rounds/" + round + "/counties/none?cell=SENT", CITY_CLERK)).isEqualTo(404);
        assertThat(status("/rounds/999999/counties?state=SENT", CITY_CLERK)).isEqualTo(404);
        assertThat(status("/rounds/" + round + "/counties?state=nobody", CITY_CLERK)).isEqualTo(400);
        assertThat(status("/rounds/" + round + "/counties", CITY_CLERK)).isEqualTo(400);
        assertThat(status("/rounds/" + round + "/counties/371502?cell=none", CITY_CLERK)).isEqualTo(400);
    }

    private int status(String path, Actor actor) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor)).accept("text/html")).andReturn().getResponse().getStatus();
    }

    private Document page(String path, Actor actor) throws Exception {
        var response = mvc.perform(get(path).with(signedInAs(actor)).accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        PageAssertions.assertPolite(response.getContentAsString());
        return Jsoup.parse(response.getContentAsString());
    }
}
