package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.round.DueRule;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("报送项目进展：与上一报送期比较，本期填错的提交前可以改正（第7条）")
class ProjectReportsTest {

    @Autowired ProjectListScenario scenario;
    @Autowired ProjectReports reports;
    @Autowired ProjectRegister register;
    @Autowired ProjectListFiles files;
    @Autowired ReportDates dates;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private String number;

    @BeforeEach
    void passedInMay() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
        scenario.passed(number, COUNTY, 2026);
        jdbc.sql("UPDATE listed_project SET body = '某培训学校' WHERE number = ?").param(number).update();
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("错填“已完成”、40人的，提交前可以改回，项目重新可以备案；清单报送时的进展仍是下限")
    void correctedBeforeHandingIn() {
        report("已完成", "40");
        assertThat(project().progress()).isEqualTo("已完成");
        report("实施中", "10");
        report("组织中", "0");
        assertThat(project()).satisfies(one -> {
            assertThat(one.progress()).isEqualTo("组织中");
            assertThat(one.trained()).isZero();
        });
        assertThat(jdbc.sql("SELECT count(*) FROM project_progress WHERE code = ?").param(number + "-01").query(Integer.class).single()).isOne();
        refused("未开展", "0", "进展不能从“组织中”退回到“未开展”");
        scenario.done(number, "reportProgress", clerk(COUNTY), Map.of());
    }

    @Test
    @DisplayName("已经提交的一期是下一期的下限：人数只增，进展不退")
    void notBelowTheEarlierReport() {
        report("实施中", "20");
        scenario.done(number, "reportProgress", clerk(COUNTY), Map.of());
        time.passTo(LocalDateTime.of(2026, 9, 15, 9, 0));
        report("已完成", "40");
        refused("实施中", "19", "少于上次报送的20人");
        refused("组织中", "20", "进展不能从“实施中”退回到“组织中”");
        report("实施中", "20");
        assertThat(project().trained()).isEqualTo(20);
    }

    @Test
    @DisplayName("跨年度的项目：进展报送延续到项目结束后的一期；年度内结束的、已完成的不延续")
    void acrossTheYear() {
        ProjectList list = files.get(number);
        LocalDate december = LocalDate.of(2026, 12, 15);
        assertThat(dates.after(list, december)).isNull();
        jdbc.sql("UPDATE listed_project SET ends_on = date '2027-04-20' WHERE number = ?").param(number).update();
        assertThat(dates.after(list, december)).isEqualTo(LocalDate.of(2027, 3, 15));
        assertThat(dates.after(list, LocalDate.of(2027, 3, 15))).as("结束后的一期").isEqualTo(LocalDate.of(2027, 6, 15));
        assertThat(dates.after(list, LocalDate.of(2027, 6, 15))).isNull();
        report("已完成", "40");
        assertThat(dates.after(list, december)).isNull();
    }

    @Test
    @DisplayName("已培训人数超过计划的，须在开展情况中写明超过计划")
    void moreThanPlanned() {
        report("实施中", "40");
        refused("实施中", "400", "超过计划的40人");
        runAs(clerk(COUNTY), () -> reports.report(number, number + "-01", "实施中", "45", "超过计划5人，系企业追加报名。", clerk(COUNTY)));
        assertThat(project().trained()).isEqualTo(45);
    }

    @Test
    @DisplayName("开展情况少于规定字数的不能填报，说明规定的字数")
    void tooShort() {
        runAs(clerk(COUNTY), () -> assertThatThrownBy(() -> reports.report(number, number + "-01", "组织中", "0", "正常开展。", clerk(COUNTY)))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("10至1000字"));
    }

    @Test
    @DisplayName("进展页一次保存全部填写的项目：没有改动的不算已填写，没有变化的勾选；有一处填错的都不保存，填写的都留在页面上")
    void allOnOnePage() throws Exception {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
        List.of("面点班", "家政班").forEach(name -> scenario.add(number, ProjectListScenario.project(name, "鲁菜师傅", 2026), COUNTY));
        scenario.passed(number, COUNTY, 2026);
        jdbc.sql("UPDATE listed_project SET body = '某培训学校' WHERE number = ?").param(number).update();
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        Document page = page();
        assertThat(page.select("main article .stamp").eachText()).containsOnly("本期未填写").hasSize(3);
        var wrong = submitted(page, Map.of("progress-1", "实施中", "trained-1", "10", "trained-2", "很多"));
        assertThat(wrong.getStatus()).isEqualTo(400);
        Document again = Jsoup.parse(wrong.getContentAsString());
        assertThat(again.select(".problem-list a").attr("href")).isEqualTo("#trained-2");
        assertThat(again.select("#trained-1").val()).isEqualTo("10");
        assertThat(again.select("#trained-2").val()).isEqualTo("很多");
        assertThat(project().trained()).as("都没有保存").isZero();
        assertThat(submitted(again, Map.of("trained-2", "0")).getStatus()).isEqualTo(302);
        assertThat(project().trained()).isEqualTo(10);
        assertThat(page().select("main article .stamp").eachText()).containsExactly("本期已填写", "本期未填写", "本期未填写");
        assertThat(submitted(page(), Map.of()).getContentAsString()).contains("没有需要保存的内容").contains("本期没有变化");
        assertThat(submitted(page(), Map.of("same", number + "-02")).getStatus()).isEqualTo(302);
        assertThat(page().select("main article .stamp").eachText()).containsExactly("本期已填写", "本期已填写", "本期未填写");
        assertThatThrownBy(() -> scenario.done(number, "reportProgress", clerk(COUNTY), Map.of())).hasMessageContaining("还有1个项目");
    }

    @Test
    @DisplayName("同事在另一页面先保存了的：旧页面不覆盖，也不能用“本期没有变化”改回去；看到以后再次保存才算")
    void notOverAColleague() throws Exception {
        Document stale = page();
        assertThat(submitted(page(), Map.of("progress-1", "实施中", "trained-1", "30")).getStatus()).isEqualTo(302);
        var refused = submitted(stale, Map.of("progress-1", "实施中", "trained-1", "20"));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("打开页面以后，进展已变为“实施中”、已培训30人");
        assertThat(submitted(stale, Map.of("same", number + "-01")).getStatus()).isEqualTo(400);
        assertThat(project().trained()).isEqualTo(30);
        Document again = Jsoup.parse(refused.getContentAsString());
        assertThat(again.select("#trained-1").val()).isEqualTo("20");
        assertThat(submitted(again, Map.of()).getStatus()).isEqualTo(302);
        assertThat(project().trained()).isEqualTo(20);
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.perform(get("/project-lists/" + number + "/progress").with(signedInAs(clerk(COUNTY))).accept("text/html"))
                .andReturn().getResponse().getContentAsString());
    }

    /** As a browser would send the page, with some fields typed over; of the boxes only the one that is named. */
    private MockHttpServletResponse submitted(Document page, Map<String, String> typed) throws Exception {
        var request = post("/project-lists/" + number + "/progress").with(signedInAs(clerk(COUNTY))).with(csrf());
        page.select("main form [name]:not([type=checkbox])").forEach(field -> request.param(field.attr("name"), typed.getOrDefault(field.attr("name"),
                field.tagName().equals("select") ? field.select("option[selected]").val() : field.val())));
        if (typed.containsKey("same")) {
            request.param("same", typed.get("same"));
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private void report(String progress, String trained) {
        runAs(clerk(COUNTY), () -> reports.report(number, number + "-01", progress, trained, "正在组织第一期报名工作。", clerk(COUNTY)));
    }

    private void refused(String progress, String trained, String why) {
        assertThatThrownBy(() -> report(progress, trained)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    private ListedProject project() {
        return register.ofList(number).get(0);
    }
}
