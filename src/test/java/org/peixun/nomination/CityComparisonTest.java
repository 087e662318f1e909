package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.peixun.nomination.NominationScenario.expert;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.round.CountyExceptions;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("全市候选机构比较（第6条“全市筛选”）：集体研究以前看得到各县的结果")
class CityComparisonTest {

    private static final List<String> COUNTIES = List.of("371502", "371503", "371522");

    @Autowired NominationScenario scenario;
    @Autowired CityComparison comparison;
    @Autowired Reselection reselection;
    @Autowired CountyExceptions exceptions;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    private long round;
    private List<String> numbers;

    /** Two scored, the better one later in the order of counties; the third still being checked. */
    @BeforeEach
    void scored() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        round = scenario.fresh(2026);
        numbers = COUNTIES.stream().map(county -> scenario.publicised(round, county, 1)).toList();
        time.passWorkingDays(6);
        for (int n = 0; n < COUNTIES.size(); n++) {
            scenario.sign(numbers.get(n), COUNTIES.get(n));
        }
        scenario.pass(numbers.get(0), 3);
        scenario.pass(numbers.get(1), 3);
        for (int expert = 1; expert <= 3; expert++) {
            scenario.score(numbers.get(0), expert, 1, 5);
            scenario.score(numbers.get(1), expert, 1, 9);
        }
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("按得分从高到低，没有得分的在后；写明评分份数、硬条件、状态，提示还没有出齐的县")
    void sorted() throws Exception {
        var page = open("/nominations/comparison/" + round, CITY_MANAGER);
        assertThat(page.getStatus()).isEqualTo(200);
        PageAssertions.assertPolite(page.getContentAsString());
        var rows = Jsoup.parse(page.getContentAsString()).select("tbody tr");
        assertThat(rows.eachText().get(0)).startsWith("茌平区").contains("45.00 3／3 符合 待集体决定");
        assertThat(rows.eachText().get(1)).startsWith("东昌府区").contains("25.00");
        assertThat(rows.eachText().get(2)).startsWith("莘县").contains("— 0", "待市级审核");
        assertThat(page.getContentAsString()).contains("莘县的推荐还在审核、补正或者评分，比较不完整");
        byte[] export = open("/nominations/comparison/" + round + "/export", CITY_CLERK).getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(export))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("评分中的不显示得分；办理集体研究时提示没有出齐的县，并可以打开比较；县区和专家看不到")
    void whoSees() throws Exception {
        scenario.pass(numbers.get(2), 3);
        scenario.score(numbers.get(2), 1, 1, 9);
        assertThat(comparison.of(round, CITY_CLERK).lines().get(2).result()).isNull();
        String face = open("/cases/" + numbers.get(0), CITY_MANAGER).getContentAsString();
        assertThat(face).contains("莘县的推荐还在审核、补正或者评分", "/nominations/comparison/" + round);
        for (Actor other : List.of(clerk("371502"), expert(1))) {
            assertThat(open("/nominations/comparison/" + round, other).getStatus()).isEqualTo(403);
        }
        assertThatThrownBy(() -> comparison.of(999_999, CITY_CLERK)).isInstanceOf(RequestRefused.class).hasMessageContaining("没有找到该年度任务");
        int before = Statements.of(() -> comparison.of(round, CITY_CLERK)).size();
        scenario.score(numbers.get(2), 2, 1, 9);
        assertThat(Statements.of(() -> comparison.of(round, CITY_CLERK))).hasSize(before).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    @DisplayName("市级退回、正在补正或者重新推选的县仍会进入比较：决定以前照样提示，不说评分已经出齐；不再报送的不再提示")
    void returnedStillComes() throws Exception {
        String county = COUNTIES.get(2);
        scenario.submit(numbers.get(2), "checkMaterials", CITY_CLERK,
                Map.of("decision", "return", "reasons", List.of("EXAMPLE_THIN"), "opinion", "典型案例写明人数和成效"));
        String note = "莘县的推荐还在审核、补正或者评分";
        assertThat(open("/cases/" + numbers.get(0), CITY_MANAGER).getContentAsString()).contains(note).doesNotContain("评分已经出齐");
        runAs(clerk(county), () -> reselection.begin(numbers.get(2), clerk(county)));
        assertThat(open("/cases/" + numbers.get(0), CITY_MANAGER).getContentAsString()).contains(note).doesNotContain("评分已经出齐");
        runAs(CITY_MANAGER, () -> exceptions.excuse(round, county, "机构调整，不再推荐", CITY_MANAGER));
        assertThat(open("/cases/" + numbers.get(0), CITY_MANAGER).getContentAsString()).contains("已经报送的各县（市、区）评分已经出齐").doesNotContain(note);
    }

    private MockHttpServletResponse open(String path, Actor actor) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor)).accept("text/html")).andReturn().getResponse();
    }
}
