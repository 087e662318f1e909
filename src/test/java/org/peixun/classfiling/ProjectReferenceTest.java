package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.AtOnce;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.delivery.ClassScenario;
import org.peixun.projectlist.ListedProjects;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("班期备案引用项目清单中的项目（第7条）")
class ProjectReferenceTest {

    @Autowired FilingScenario scenario;
    @Autowired ClassScenario classes;
    @Autowired FilingDrafts drafts;
    @Autowired ClassFilings filings;
    @Autowired ClassChanges changes;
    @Autowired ListedProjects projects;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void listed() {
        time.reset();
        jdbc.sql("""
                INSERT INTO project_list (number, version, jurisdiction, year, state, draft, created_at, saved_at)
                VALUES ('项目2001-00001', 0, ?, 2001, 'PASSED', '{"rows": [], "last": 0}', now(), now()) ON CONFLICT DO NOTHING""")
                .param(FilingScenario.COUNTY).update();
        jdbc.sql("DELETE FROM project_class WHERE code LIKE '项目2001-00001%'").update();
        project("项目2001-00001-01", "6-31-01-03", "电工", "四级（中级工）", 12);
        project("项目2001-00001-02", "6-18-02-04", "焊工", "三级（高级工）", 100);
        jdbc.sql("UPDATE listed_project SET institution_id = NULL, progress = '组织中', starts_on = date '2001-01-01', ends_on = date '2099-12-31' WHERE number = '项目2001-00001'").update();
        jdbc.sql("""
                INSERT INTO project_summary (year, serial, state, content, made_by, made_by_name, made_at)
                VALUES (2001, 1, 'PUBLISHED', '{"projects": [{"code": "项目2001-00001-01"}, {"code": "项目2001-00001-02"}]}',
                    'test', '测试', now()) ON CONFLICT DO NOTHING""").update();
    }

    @AfterEach
    void backToNow() {
        jdbc.sql("DELETE FROM project_summary WHERE year = 2001").update();
        time.reset();
    }

    private void project(String code, String occupationCode, String occupation, String level, int planned) {
        jdbc.sql("""
                INSERT INTO listed_project (code, number, position, year, jurisdiction, theme_code, theme, name, occupation_code,
                    occupation, level, hours, planned, target, body, budget, funding, starts_on, ends_on, progress, trained, narrative)
                VALUES (?, '项目2001-00001', 1, 2001, ?, 'RURAL', '乡村振兴', '乡村电工', ?, ?, ?, 80, ?, '农村劳动者', '待采购', 1000,
                    '其他资金', date '2001-01-01', date '2099-12-31', '组织中', 0, '正在组织') ON CONFLICT DO NOTHING""")
                .params(code, FilingScenario.COUNTY, occupationCode, occupation, level, planned).update();
    }

    @Test
    @DisplayName("职业、等级不同，人数超过剩余，或者不是本县的项目，都须改正")
    void mustAgree() {
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-02");
        assertThat(codes(draft)).containsExactlyInAnyOrder("projectOccupation", "projectLevel");
        choose(draft, "项目9999-00001-01");
        assertThat(codes(draft)).containsExactly("projectKnown");
        projects.counted("开班2001-90009", "项目2001-00001-01", ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(5, null, null));
        choose(draft, "项目2001-00001-01");
        assertThat(codes(draft)).containsExactly("projectRoom");
        projects.uncounted("开班2001-90009");
        assertThat(codes(draft)).isEmpty();
    }

    @Test
    @DisplayName("项目已经确定由其他机构承训的不能选用，也不列出；由本机构承训的可以（第7条、第12条）")
    void ofAnotherInstitution() throws Exception {
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-01");
        body(draft.institutionId());
        assertThat(codes(draft)).isEmpty();
        assertThat(offered(draft)).contains("项目2001-00001-01");
        body(draft.institutionId() + 1_000_000);
        assertThat(codes(draft)).containsExactly("projectBody");
        choose(draft, "项目2001-00001-02");
        assertThat(offered(draft)).contains("项目2001-00001-02").doesNotContain("项目2001-00001-01");
    }

    @Test
    @DisplayName("没有公布、已经完成、已过结束日期的项目不能报送；报送以后项目完成的，班期仍属于该项目")
    void notOpen() throws Exception {
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-01");
        for (String change : List.of("progress = '已完成'", "ends_on = date '2001-12-31'")) {
            jdbc.sql("UPDATE listed_project SET " + change + " WHERE code = '项目2001-00001-01'").update();
            assertThat(codes(draft)).as(change).containsExactly("projectOpen");
            jdbc.sql("UPDATE listed_project SET progress = '组织中', ends_on = date '2099-12-31' WHERE code = '项目2001-00001-01'").update();
        }
        jdbc.sql("UPDATE project_summary SET state = 'NOT_PUBLISHED' WHERE year = 2001").update();
        assertThat(codes(draft)).containsExactly("projectOpen");
        assertThat(offered(draft)).as("已经选的照样看得到").contains("项目2001-00001-01");
        jdbc.sql("UPDATE project_summary SET state = 'PUBLISHED' WHERE year = 2001").update();
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        jdbc.sql("UPDATE listed_project SET progress = '已完成' WHERE code = '项目2001-00001-01'").update();
        assertThat(codes(draft)).isEmpty();
    }

    @Test
    @DisplayName("班期的开班、结课日期须在项目的起止日期之内（第7条）；同意以后不再因此妨碍其他变更")
    void withinTheDays() {
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-01");
        var last = LocalDate.parse(filings.view(draft.number(), draft.applicant()).value("endsOn"));
        days(draft.startsOn(), last);
        assertThat(codes(draft)).isEmpty();
        days(draft.startsOn().plusDays(1), last);
        assertThat(codes(draft)).containsExactly("projectDays");
        days(draft.startsOn(), last.minusDays(1));
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).singleElement().extracting(Finding::sentence).asString()
                .contains("不在所选项目的起止日期" + draft.startsOn() + "至" + last.minusDays(1), "第7条", "申请调整项目的起止日期");
        days(draft.startsOn(), last);
        classes.approved(draft);
        days(draft.startsOn().plusDays(1), last);
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        assertThat(codes(draft)).doesNotContain("projectDays");
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("endsOn", last.plusDays(1).toString()), draft.applicant()));
        assertThat(codes(draft)).contains("projectDays");
    }

    private void days(LocalDate first, LocalDate last) {
        jdbc.sql("UPDATE listed_project SET starts_on = ?, ends_on = ? WHERE code = '项目2001-00001-01'").params(first, last).update();
    }

    private void body(long institution) {
        jdbc.sql("UPDATE listed_project SET institution_id = ? WHERE code = '项目2001-00001-01'").param(institution).update();
    }

    private String offered(FilingScenario.Draft draft) throws Exception {
        return mvc.perform(get("/filings/" + draft.number()).param("step", "basic").with(signedInAs(draft.applicant())))
                .andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("报送后人数计入项目，撤回后退出")
    void countsBack() {
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-01");
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).isEqualTo(10);
        runAs(draft.applicant(), () -> filings.withdraw(draft.number(), "企业生产任务调整", draft.applicant()));
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).isZero();
    }

    @Test
    @DisplayName("已开班、已结业的是实际到课和结业的人数，不是计划人数；计划人数继续占用项目")
    void numbersAsTheyCame() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-01");
        classes.running(draft, 8);
        assertThat(numbers()).containsExactly(10, 8, 0, 2);
        classes.trained(draft);
        classes.allCalled(draft);
        classes.arranged(draft);
        classes.results(draft, (row, column) -> row > 7 ? List.of("40", "40", "不合格", "").get(column - 1)
                : List.of("85", "85", "合格", draft.institutionId() + "-" + row).get(column - 1));
        classes.reported(draft);
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        assertThat(numbers()).containsExactly(10, 8, 7, 2);
    }

    private List<Integer> numbers() {
        var project = projects.find("项目2001-00001-01").orElseThrow();
        return List.of(project.filed(), project.started(), project.finished(), project.left());
    }

    @Test
    @DisplayName("退回补正时只是填写的不计入项目，重新报送时照样核对余下人数、是否还能备案；撤回后退出，改填过也一样")
    void typedWhileReturned() {
        var first = scenario.aValidDraft();
        choose(first, "项目2001-00001-01");
        runAs(first.applicant(), () -> filings.submit(first.number(), first.applicant()));
        returned(first);
        choose(first, "");
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).as("handed in for it").isEqualTo(10);
        runAs(first.applicant(), () -> filings.withdraw(first.number(), "企业生产任务调整", first.applicant()));
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).isZero();

        var draft = scenario.submitted();
        returned(draft);
        choose(draft, "项目2001-00001-01");
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).isZero();
        projects.counted("开班2001-90009", "项目2001-00001-01", ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(5, null, null));
        assertThat(codes(draft)).containsExactly("projectRoom");
        projects.uncounted("开班2001-90009");
        jdbc.sql("UPDATE listed_project SET progress = '已完成' WHERE code = '项目2001-00001-01'").update();
        assertThat(codes(draft)).containsExactly("projectOpen");
        jdbc.sql("UPDATE listed_project SET progress = '组织中', planned = 9 WHERE code = '项目2001-00001-01'").update();
        assertThat(codes(draft)).containsExactly("projectRoom");
        jdbc.sql("UPDATE listed_project SET planned = 12 WHERE code = '项目2001-00001-01'").update();
        runAs(draft.applicant(), () -> filings.resubmit(draft.number(), null, draft.applicant()));
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).isEqualTo(10);
    }

    private void returned(FilingScenario.Draft draft) {
        classes.done(draft, "acceptFiling", classes.clerk, Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "请补正材料。"));
    }

    @Test
    @DisplayName("填写变更期间开班的，在原来的项目中记为已开班；变更中改填的项目，同意以后才计入")
    void startedWhileChanging() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        var draft = scenario.aValidDraft();
        choose(draft, "项目2001-00001-01");
        classes.approved(draft);
        runAs(draft.applicant(), () -> changes.begin(draft.number(), draft.applicant()));
        choose(draft, "");
        classes.started(draft, draft.startsOn(), 8);
        assertThat(numbers()).containsExactly(10, 8, 0, 2);
        runAs(draft.applicant(), () -> changes.giveUp(draft.number(), draft.applicant()));
        assertThat(numbers()).containsExactly(10, 8, 0, 2);
    }

    @Test
    @DisplayName("两个班期同时报送、余下的人数只够一个班的：只有一个成功，另一个得到说明")
    void onlyOneTakesTheRoom() throws Exception {
        List<FilingScenario.Draft> drafts = List.of(scenario.aValidDraft(), scenario.aValidDraft(), scenario.aValidDraft());
        drafts.forEach(draft -> choose(draft, "项目2001-00001-01"));
        assertThat(AtOnce.succeeded(drafts.stream().<Callable<Boolean>>map(draft -> () -> handIn(draft)).toList())).isEqualTo(1);
        assertThat(projects.find("项目2001-00001-01").orElseThrow().filed()).isEqualTo(10);
    }

    private boolean handIn(FilingScenario.Draft draft) {
        var taken = new boolean[1];
        runAs(draft.applicant(), () -> {
            try {
                filings.submit(draft.number(), draft.applicant());
                taken[0] = true;
            } catch (RequestRefused refused) {
                assertThat(refused.problems().toString()).contains("所选项目还可培训2人");
            }
        });
        return taken[0];
    }

    private void choose(FilingScenario.Draft draft, String code) {
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("projectCode", code), draft.applicant()));
    }

    private List<String> codes(FilingScenario.Draft draft) {
        return filings.view(draft.number(), draft.applicant()).report().blocks().stream().map(Finding::code).toList();
    }
}
