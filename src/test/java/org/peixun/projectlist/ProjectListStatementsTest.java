package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.project;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.round.DueRule;
import org.peixun.worklist.PageStatements;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("项目清单各页的查询次数不随行数而变")
class ProjectListStatementsTest {

    @Autowired PageStatements pages;
    @Autowired ProjectListScenario scenario;
    @Autowired ProjectLists lists;
    @Autowired TimeMachine.Mover time;

    private String number;

    @BeforeEach
    void oneProject() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
        scenario.add(number, project("家庭烹饪班", "鲁菜师傅", 2026), COUNTY);
    }

    @AfterEach
    void backToNow() {
        scenario.makeRoom(2025);
        scenario.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("清单页、案件页、进展页：一个项目与十六个项目相同")
    void projects() {
        List<String> drafting = List.of("/project-lists/" + number, "/cases/" + number);
        List<Integer> few = drafting.stream().map(path -> pages.count(path, clerk(COUNTY))).toList();
        addFifteen(number);
        assertThat(drafting.stream().map(path -> pages.count(path, clerk(COUNTY))).toList()).isEqualTo(few);
    }

    @Test
    @DisplayName("通过核对后的案件页和进展页：一个项目与十六个项目相同")
    void progress() {
        String other = scenario.numberOf(2026, "371525");
        scenario.add(other, project("家庭烹饪班", "鲁菜师傅", 2026), "371525");
        addFifteen(number);
        pass(number, COUNTY);
        pass(other, "371525");
        for (String page : List.of("/cases/%s", "/project-lists/%s/progress")) {
            assertThat(pages.count(page.formatted(number), clerk(COUNTY))).as(page)
                    .isEqualTo(pages.count(page.formatted(other), clerk("371525")));
        }
    }

    @Test
    @DisplayName("清单目录和汇总表：一个年度与两个年度相同，没有通过的与通过三个县区的相同")
    void indexAndSummary() {
        int index = pages.count("/project-lists", CITY_CLERK);
        int summary = pages.count("/project-summary?year=2026", CITY_CLERK);
        pass(number, COUNTY);
        for (String county : List.of("371525", "371526")) {
            scenario.passed(scenario.numberOf(2026, county), county, 2026);
        }
        assertThat(pages.count("/project-summary?year=2026", CITY_CLERK)).isEqualTo(summary);
        time.set(LocalDateTime.of(2025, 5, 6, 9, 0));
        scenario.open(2025, DueRule.FIXED);
        assertThat(pages.count("/project-lists", CITY_CLERK)).isEqualTo(index);
    }

    private void addFifteen(String list) {
        for (int n = 1; n <= 15; n++) {
            scenario.add(list, project("家庭烹饪" + n + "班", "鲁菜师傅", 2026), COUNTY);
        }
    }

    private void pass(String list, String county) {
        scenario.done(list, "fillList", clerk(county), Map.of());
        scenario.done(list, "signList", ProjectListScenario.manager(county), Map.of("decision", "sign"));
        scenario.done(list, "checkList", CITY_CLERK, Map.of("decision", "pass"));
    }
}
