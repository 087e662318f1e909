package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.CITY_MANAGER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.round.DueRule;
import org.peixun.round.Rounds;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("项目清单的汇总和公布")
class ProjectSummariesTest {

    @Autowired ProjectListScenario scenario;
    @Autowired ProjectSummaries summaries;
    @Autowired ProjectListIndex index;
    @Autowired ListedProjects projects;
    @Autowired ProjectLists lists;
    @Autowired Rounds rounds;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("十个县报送并通过、一个没有：汇总点名，内容固定，负责人决定公布后公众看得到，没有个人信息")
    void tenOfEleven() throws Exception {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        List<String> counties = scenario.counties();
        for (String county : counties.subList(0, 10)) {
            scenario.passed(scenario.numberOf(2026, county), county, 2026);
        }
        long[] id = new long[1];
        runAs(CITY_CLERK, () -> id[0] = summaries.consolidate(2026, CITY_CLERK));
        ProjectSummary pinned = summaries.view(id[0], CITY_CLERK).content();
        assertThat(pinned.missing()).singleElement().satisfies(county -> assertThat(county.jurisdiction()).isEqualTo(counties.get(10)));
        assertThat(pinned.missingNames()).contains("填报中");
        assertThat(pinned.all().planned()).isEqualTo(400);
        runAs(CITY_CLERK, () -> assertThatThrownBy(() -> summaries.consolidate(2026, CITY_CLERK))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("等待"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(summaries.keptWorkbook(id[0], CITY_CLERK)))) {
            assertThat(book).extracting(sheet -> sheet.getSheetName()).containsExactly("汇总", "明细", "未列入");
            assertThat(new DataFormatter().formatCellValue(book.getSheet("未列入").getRow(1).getCell(1))).isEqualTo("填报中");
            assertThat(book.getSheet("明细").getLastRowNum()).isEqualTo(10);
        }
        assertThat(open("/published/projects/2026")).doesNotContain("家庭烹饪班");
        member("summary-city", org.peixun.identity.Role.CITY_CLERK, "371500");
        member("summary-county", org.peixun.identity.Role.COUNTY_CLERK, counties.get(0));
        member("summary-missing", org.peixun.identity.Role.COUNTY_CLERK, counties.get(10));
        runAs(CITY_MANAGER, () -> summaries.decide(id[0], true, "同意公布", CITY_MANAGER));
        assertThat(told("summary-city")).singleElement().asString().contains("已公布：2026年项目清单").contains("同意公布");
        assertThat(told("summary-county")).singleElement().asString().contains("项目清单已公布");
        assertThat(told("summary-missing")).isEmpty();
        jdbc.sql("DELETE FROM user_grant WHERE user_id LIKE 'summary-%'").update();
        assertThat(open("/published/projects/2026")).contains("家庭烹饪班").doesNotContain("test-").doesNotContain("县区经办");
        runAs(CITY_MANAGER, () -> assertThatThrownBy(() -> summaries.decide(id[0], false, "不妥", CITY_MANAGER))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("已公布"));
    }

    @Test
    @DisplayName("班期备案引用项目：备案、开班、结业的人数计回项目，撤回的不计")
    void classesCountBack() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        String number = scenario.numberOf(2026, "371524");
        scenario.passed(number, "371524", 2026);
        String code = projects.of("371524", 2026).get(0).code();
        projects.counted("开班2026-90001", code, ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(15, null, null));
        projects.counted("开班2026-90002", code, ListedProjects.ClassStage.STARTED, new ListedProjects.ClassSize(10, 9, null));
        projects.counted("开班2026-90001", code, ListedProjects.ClassStage.FINISHED, new ListedProjects.ClassSize(15, 14, 11));
        ListedProject project = projects.find(code).orElseThrow();
        assertThat(project).extracting(ListedProject::classes, ListedProject::filed, ListedProject::started, ListedProject::finished,
                ListedProject::left).containsExactly(2, 25, 23, 11, 15);
        projects.uncounted("开班2026-90001");
        projects.uncounted("开班2026-90002");
        assertThat(projects.find(code).orElseThrow().left()).isEqualTo(40);
        assertThat(projects.find("项目9999-00001-01")).isEmpty();
    }

    @ParameterizedTest(name = "{0}年{1}：{2}签发的是否按期")
    @DisplayName("5月30日不是工作日的年份，截止按选定的规则")
    @CsvSource({
        "2021,FIXED,2021-05-30T23:59:59,true", "2021,FIXED,2021-05-31T00:00:00,false", "2021,NEXT,2021-05-31T23:59:59,true",
        "2021,PREVIOUS,2021-05-29T00:00:00,false", "2026,FIXED,2026-05-30T23:59:59,true", "2026,NEXT,2026-06-01T23:59:59,true",
        "2026,NEXT,2026-06-02T00:00:00,false", "2026,PREVIOUS,2026-05-29T23:59:59,true", "2026,PREVIOUS,2026-05-30T00:00:00,false",
    })
    void wholeRounds(int year, DueRule rule, LocalDateTime signed, boolean inTime) {
        time.set(LocalDateTime.of(year, 5, 10, 9, 0));
        scenario.open(year, rule);
        String number = scenario.numberOf(year, "371524");
        scenario.filled(number, "371524", year);
        time.set(signed);
        if (inTime) {
            scenario.done(number, "signList", ProjectListScenario.manager("371524"), java.util.Map.of("decision", "sign"));
            path.of(number).waitsAt("userTask_checkList");
        } else {
            assertThatThrownBy(() -> scenario.done(number, "signList", ProjectListScenario.manager("371524"),
                    java.util.Map.of("decision", "sign"))).isInstanceOf(RequestRefused.class).hasMessageContaining("截止");
            path.of(number).waitsAt("userTask_signList");
        }
    }

    @Test
    @DisplayName("主题名称带括号的两个主题分开合计，不因括号以前相同而加在一起；“其他”的各种说明合在一起")
    void themesWithBrackets() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        List<String> counties = scenario.counties().subList(0, 4);
        List<String> themes = List.of("RURAL_SHOP 乡村工匠（电商）", "RURAL_BUILD 乡村工匠（建筑）", "OTHER 其他（物业）", "OTHER 其他（养老）");
        jdbc.sql("INSERT INTO project_theme (code, name, position, valid_from) VALUES ('RURAL_SHOP', '乡村工匠（电商）', 801, '2026-01-01'),"
                + " ('RURAL_BUILD', '乡村工匠（建筑）', 802, '2026-01-01')").update();
        for (int n = 0; n < counties.size(); n++) {
            String number = scenario.numberOf(2026, counties.get(n));
            scenario.passed(number, counties.get(n), 2026);
            jdbc.sql("UPDATE listed_project SET theme_code = ?, theme = ? WHERE number = ?")
                    .params(themes.get(n).split(" ")[0], themes.get(n).split(" ")[1], number).update();
        }
        assertThat(summaries.now(2026, CITY_CLERK).themes()).extracting(total -> total.name() + total.projects())
                .containsExactlyInAnyOrder("乡村工匠（电商）1", "乡村工匠（建筑）1", "其他2");
        jdbc.sql("UPDATE listed_project SET theme_code = 'OTHER' WHERE theme_code LIKE 'RURAL\\_%'").update();
        jdbc.sql("DELETE FROM project_theme WHERE code IN ('RURAL_SHOP', 'RURAL_BUILD')").update();
    }

    @Test
    @DisplayName("清单列表、汇总页和填报页的查询次数不随县区和项目的多少变化")
    void statementsDoNotGrow() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        String number = scenario.numberOf(2026, "371524");
        scenario.add(number, ProjectListScenario.project("家庭烹饪班0", "鲁菜师傅", 2026), "371524");
        var counts = new ArrayList<Integer>();
        for (int round = 0; round < 2; round++) {
            lists.view(number, ProjectListScenario.clerk("371524"));
            counts.add(org.peixun.worklist.Statements.of(() -> index.of(CITY_CLERK)).size());
            counts.add(org.peixun.worklist.Statements.of(() -> summaries.now(2026, CITY_CLERK)).size());
            counts.add(org.peixun.worklist.Statements.of(() -> lists.view(number, ProjectListScenario.clerk("371524"))).size());
            for (int i = 1; i < 20 && round == 0; i++) {
                scenario.add(number, ProjectListScenario.project("家庭烹饪班" + i, "鲁菜师傅", 2026), "371524");
            }
        }
        assertThat(counts.subList(3, 6)).isEqualTo(counts.subList(0, 3));
        assertThat(counts.get(0)).isEqualTo(1);
        assertThat(counts.get(1)).isEqualTo(3);
        assertThat(counts.get(2)).isLessThanOrEqualTo(8);
    }

    private void member(String user, org.peixun.identity.Role role, String jurisdiction) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某人', 'none') ON CONFLICT DO NOTHING").param(user).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(user, role.name(), jurisdiction, role.in(jurisdiction)).update();
    }

    private List<String> told(String user) {
        return jdbc.sql("SELECT title || ' ' || text FROM notification WHERE recipient = ?").param(user).query(String.class).list();
    }

    private String open(String address) throws Exception {
        return mvc.perform(get(address).accept("text/html")).andReturn().getResponse().getContentAsString();
    }
}
