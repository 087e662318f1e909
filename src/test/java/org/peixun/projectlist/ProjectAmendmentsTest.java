package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.CITY_MANAGER;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.projectlist.ProjectAmendments.Typed;
import org.peixun.round.DueRule;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("通过核对的项目由县（市、区）申请、市级核对后调整（第7条、第12条）")
class ProjectAmendmentsTest {

    private static final String BODY = "某采购培训学校";
    private static final String SUSPENDED = "某暂停培训学校";
    private static final String OTHER_TRADE = "某焊工培训学校";

    @Autowired ProjectListScenario scenario;
    @Autowired FilingScenario filings;
    @Autowired ProjectAmendments amendments;
    @Autowired ProjectReports reports;
    @Autowired ProjectLists lists;
    @Autowired ProjectSummaries summaries;
    @Autowired ProjectRegister register;
    @Autowired ListedProjects listed;
    @Autowired DirectoryRegister directory;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired Commands commands;

    private String number;
    private String code;

    @BeforeEach
    void passedInMay() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
        scenario.passed(number, COUNTY, 2026);
        code = number + "-01";
        String trade = project().occupationCode();
        institution(870_001, BODY, trade, Level.NONE, DirectoryStatus.NORMAL);
        institution(870_002, SUSPENDED, trade, Level.NONE, DirectoryStatus.SUSPENDED);
        institution(870_003, OTHER_TRADE, "6-18-02-04", Level.L4, DirectoryStatus.NORMAL);
    }

    @AfterEach
    void backToNow() {
        jdbc.sql("DELETE FROM user_grant WHERE user_id LIKE 'amends-%'").update();
        scenario.makeRoom(2026);
        time.reset();
    }

    @Test
    @DisplayName("调整后预算与人数、标准不一致的，申请中写明，由市级判断（第8条）；人数、预算都没有改动的不写")
    void budgetBesideTheStandard() {
        String trade = project().occupationCode();
        jdbc.sql("INSERT INTO subsidy_standard (occupation_code, level, valid_from, amount_yuan, min_hours) VALUES (?, 'NONE', '2025-12-31', 400, 40)")
                .param(trade).update();
        try {
            member("amends-city", Role.CITY_CLERK, "371500");
            propose(Map.of("target", "企业职工"));
            assertThat(told("amends-city")).filteredOn(text -> text.contains("调整为“企业职工”。理由")).isNotEmpty().noneMatch(text -> text.contains("预算与人数"));
            decide(true, "");
            propose(Map.of("planned", "65"));
            assertThat(told("amends-city")).anyMatch(text -> text.contains("（预算与人数、标准不一致：65人 × 400元 = 26000元，预算20000元，少6000元）"));
        } finally {
            jdbc.sql("DELETE FROM subsidy_standard WHERE occupation_code = ? AND valid_from = '2025-12-31'").param(trade).update();
        }
    }

    @Test
    @DisplayName("采购确定机构、增加人数：县里申请、市级同意后生效，双方得到通知，下一次汇总列入调整后的内容，可以报送“实施中”")
    void procured() {
        member("amends-city", Role.CITY_CLERK, "371500");
        member("amends-county", Role.COUNTY_CLERK, COUNTY);
        applicant("amends-body", 870_001);
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        assertThatThrownBy(() -> report("实施中", "10")).isInstanceOf(RequestRefused.class).hasMessageContaining("待采购").hasMessageContaining("申请调整");
        propose(BODY, "60", "2026-09-01", "2026-10-20");
        assertThat(told("amends-city")).singleElement().asString().contains("待核对的项目调整").contains("“待采购”调整为“" + BODY + "”").contains("40人调整为60人");
        assertThat(project().body()).as("市级同意以前不变").isEqualTo("待采购");
        assertThatThrownBy(() -> propose(BODY, "70", "2026-09-01", "2026-09-20")).isInstanceOf(RequestRefused.class).hasMessageContaining("正在等待市级核对");
        decide(true, "");
        assertThat(project()).satisfies(one -> {
            assertThat(one.body()).isEqualTo(BODY);
            assertThat(one.institutionId()).isEqualTo(870_001L);
            assertThat(one.planned()).isEqualTo(60);
            assertThat(one.endsOn()).isEqualTo(LocalDate.of(2026, 10, 20));
        });
        assertThat(jdbc.sql("SELECT title || ' ' || text || ' ' || link FROM notification WHERE recipient = 'amends-body'").query(String.class).list())
                .singleElement().asString().contains("承训项目已调整", "“待采购”调整为“" + BODY + "”", "/published/projects").doesNotContain("采购结果已经公示");
        assertThat(told("amends-county")).filteredOn(text -> text.contains("项目调整已同意")).hasSize(1);
        assertThat(jdbc.sql("SELECT action FROM audit_entry WHERE case_number = ? AND action LIKE '%amendment%' ORDER BY seq").param(number)
                .query(String.class).list()).containsExactly("projectList.amendmentProposed", "projectList.amendmentConfirmed");
        report("实施中", "10");
        long[] id = new long[1];
        runAs(CITY_CLERK, () -> id[0] = summaries.consolidate(2026, CITY_CLERK));
        assertThat(summaries.view(id[0], CITY_CLERK).content().projects()).filteredOn(one -> one.code().equals(code))
                .singleElement().extracting(ListedProject::body).isEqualTo(BODY);
        runAs(CITY_MANAGER, () -> summaries.decide(id[0], false, "请补充", CITY_MANAGER));
    }

    @Test
    @DisplayName("调整以后：项目页和导出标明是第几次报送时的内容，旁边写明现行的承训机构、人数和日期；跨年度的告知市级进展报送延续")
    void shownBesideWhatWasSent() throws Exception {
        propose(BODY, "60", "2026-09-01", "2027-02-20");
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '申请调整%'").param(number).query(String.class).single())
                .contains("进展报送延续到项目结束后的一期");
        decide(true, "");
        String page = mvc.perform(get("/cases/" + number).with(signedInAs(CITY_CLERK)).accept("text/html")).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("报送时的内容（第1次报送）", "调整后（现行）", "承训机构" + BODY + "，计划60人，2026-09-01 至 2027-02-20");
        ProjectLists.Book book = lists.export(number, CITY_CLERK);
        assertThat(book.name()).contains("报送时的内容（第1次报送）");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(book.content()))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("报送时的内容（第1次报送）");
            var now = workbook.getSheet("现行内容").getRow(1);
            assertThat(now.getCell(2).getStringCellValue()).isEqualTo(BODY);
            assertThat(now.getCell(3).getStringCellValue()).isEqualTo("60");
        }
    }

    @Test
    @DisplayName("机构目录中有两家同名的，不能确定是哪一家，不能调整")
    void namesakes() {
        institution(870_004, BODY, project().occupationCode(), Level.NONE, DirectoryStatus.NORMAL);
        refused(BODY, "40", "2026-09-01", "2026-09-20", "有不止一家“" + BODY + "”");
        jdbc.sql("UPDATE institution SET name = '某采购培训学校（分校）' WHERE id = 870004").update();
    }

    @Test
    @DisplayName("机构不在目录、已暂停、不在核定范围，人数少于已备案的，日期颠倒，没有理由，没有变化的，都说明怎样改")
    void rules() {
        listed.counted("开班2026-90901", code, ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(15, null, null));
        refused("没有的学校", "40", "2026-09-01", "2026-09-20", "机构目录中没有“没有的学校”");
        refused(SUSPENDED, "40", "2026-09-01", "2026-09-20", "目录状态");
        refused(OTHER_TRADE, "40", "2026-09-01", "2026-09-20", "核定范围");
        refused("待采购", "14", "2026-09-01", "2026-09-20", "已经备案的班期人数15人");
        refused("待采购", "很多", "2026-09-01", "2026-09-20", "1至100000的整数");
        refused("待采购", "50", "2026-09-21", "2026-09-20", "早于开始日期");
        refused("待采购", "40", "2026-09-01", "2026-09-20", "没有需要调整的内容");
        assertThatThrownBy(() -> runAs(clerk(COUNTY), () -> amendments.propose(number,
                new Typed(code, Map.of("body", BODY), " "), clerk(COUNTY)))).hasMessageContaining("调整理由");
        propose("待采购", "15", "2026-09-01", "2026-09-20");
        listed.counted("开班2026-90902", code, ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(5, null, null));
        assertThatThrownBy(() -> decide(true, "")).isInstanceOf(RequestRefused.class).hasMessageContaining("情况有变化").hasMessageContaining("20人");
        assertThatThrownBy(() -> decide(false, "")).isInstanceOf(RequestRefused.class).hasMessageContaining("理由");
        decide(false, "已备案20人，请重新申请");
        assertThat(project().planned()).isEqualTo(40);
        assertThatThrownBy(() -> decide(true, "")).hasMessageContaining("已经决定");
        listed.uncounted("开班2026-90901");
        listed.uncounted("开班2026-90902");
    }

    @Test
    @DisplayName("起止日期的调整不能把已经备案的班期排除在外（第7条）；放宽的可以")
    void classesStayWithin() {
        String filing = filings.aValidDraft().number();
        jdbc.sql("UPDATE class_filing SET starts_on = date '2026-09-05', ends_on = date '2026-09-15' WHERE number = ?").param(filing).update();
        listed.counted(filing, code, ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(15, null, null));
        refused("待采购", "40", "2026-09-06", "2026-09-20", "晚于已经备案的班期的开班日期2026-09-05");
        refused("待采购", "40", "2026-09-01", "2026-09-14", "早于已经备案的班期的结课日期2026-09-15");
        propose("待采购", "40", "2026-09-05", "2026-09-15");
        decide(true, "");
        assertThat(project().endsOn()).isEqualTo(LocalDate.of(2026, 9, 15));
        propose("待采购", "40", "2026-09-01", "2026-09-30");
        decide(true, "");
        listed.uncounted(filing);
    }

    @Test
    @DisplayName("已经报送的进展有误：市级同意后更正，已完成的重新实施，下一期从更正后的人数起累计；原报送保留；申请后又有报送的不能同意")
    void reportedWrong() {
        propose(Map.of("body", BODY, "startsOn", "2026-06-01"));
        decide(true, "");
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        report("已完成", "40");
        scenario.done(number, "reportProgress", clerk(COUNTY), Map.of());
        refused(Map.of("trained", "很多"), "不是整数");
        refused(Map.of("trained", "0"), "已培训人数却是0");
        refused(Map.of("progress", "差不多"), "不在可选范围内");
        propose(Map.of("progress", "实施中", "trained", "8"));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '申请调整%' ORDER BY id DESC LIMIT 1").param(number)
                .query(String.class).single()).contains("进展由“已完成”调整为“实施中”，已培训人数由“40”调整为“8”");
        decide(true, "");
        assertThat(project()).satisfies(one -> {
            assertThat(one.progress()).isEqualTo("实施中");
            assertThat(one.trained()).isEqualTo(8);
            assertThat(one.body()).isEqualTo(BODY);
        });
        assertThat(jdbc.sql("SELECT trained FROM project_progress WHERE code = ?").param(code).query(Integer.class).single()).isEqualTo(40);
        assertThat(register.lastEnd(number)).contains(LocalDate.of(2026, 9, 20));

        time.passTo(LocalDateTime.of(2026, 9, 15, 9, 0));
        assertThatThrownBy(() -> report("实施中", "7")).isInstanceOf(RequestRefused.class).hasMessageContaining("少于上次报送的8人");
        report("实施中", "9");
        propose(Map.of("trained", "7"));
        report("实施中", "12");
        assertThatThrownBy(() -> decide(true, "")).isInstanceOf(RequestRefused.class).hasMessageContaining("已培训人数已由“9”变为“12”");
        decide(false, "请核对后重新申请");
    }

    @Test
    @DisplayName("打开申请页以后进展又有报送：没有改动的栏目不退回原值；改动的栏目先请核对，再次提交的按新填写的办理")
    void reportedMeanwhile() throws Exception {
        propose(Map.of("body", BODY, "startsOn", "2026-06-01"));
        decide(true, "");
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        Document form = page("/project-lists/" + number + "/amendments?code=" + code, clerk(COUNTY));
        report("实施中", "10");
        var planned = submitted(form, Map.of("planned", "60", "reason", "报名人数超过计划。"));
        assertThat(planned.getStatus()).isEqualTo(302);
        decide(true, "");
        assertThat(project()).satisfies(one -> {
            assertThat(one.planned()).isEqualTo(60);
            assertThat(one.progress()).isEqualTo("实施中");
            assertThat(one.trained()).isEqualTo(10);
        });
        var trained = submitted(form, Map.of("trained", "5", "reason", "上期报送有误。"));
        assertThat(trained.getStatus()).isEqualTo(400);
        Document again = Jsoup.parse(trained.getContentAsString());
        assertThat(again.select(".problem-list a[href=#trained]").text()).contains("打开页面以后已由“0”变为“10”").contains("第7条");
        assertThat(again.select("#trained").val()).as("填写的留着").isEqualTo("5");
        assertThat(again.select("#planned").val()).as("没有改动的是现在的内容").isEqualTo("60");
        assertThat(submitted(again, Map.of()).getStatus()).isEqualTo(302);
        assertThat(jdbc.sql("SELECT further ->> 'trained' FROM project_amendment WHERE code = ? ORDER BY id DESC LIMIT 1").param(code).query(String.class).single()).isEqualTo("5");
        var waiting = submitted(page("/project-lists/" + number + "/amendments?code=" + code, clerk(COUNTY)), Map.of("target", "企业职工", "reason", "对象有误。"));
        assertThat(waiting.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(waiting.getContentAsString()).select("#target").val()).as("填写的不丢").isEqualTo("企业职工");
        decide(false, "请核对");
    }

    /** As a browser would send the page, with some fields typed over. */
    private MockHttpServletResponse submitted(Document form, Map<String, String> typed) throws Exception {
        var request = post("/project-lists/" + number + "/amendments").with(signedInAs(clerk(COUNTY))).with(csrf());
        form.select("main form [name]:not([name=commandId])").forEach(field -> request.param(field.attr("name"), typed.getOrDefault(field.attr("name"),
                field.tagName().equals("select") ? field.select("option[selected]").val() : field.val())));
        request.param("commandId", commands.next());
        return mvc.perform(request).andReturn().getResponse();
    }

    @Test
    @DisplayName("清单有误：名称、职业、等级、课时、对象、预算都可以更正；已有班期备案的不能改职业、等级")
    void listedWrong() {
        refused(Map.of("hours", "900"), "1至800的整数");
        refused(Map.of("occupation", "炼丹"), "不在职业目录中");
        refused(Map.of("occupation", "6-18-02-04"), "没有“专项职业能力证书”");
        refused(Map.of("name", " "), "没有填写");
        refused(Map.of("hours", "６０"), "没有需要调整的内容");
        propose(Map.of("name", "焊工提升班", "occupation", "6-18-02-04", "level", Level.L4.label(), "hours", "80", "target", "企业职工",
                "budget", "24000.00", "body", OTHER_TRADE));
        decide(true, "");
        assertThat(project()).satisfies(one -> {
            assertThat(one.name()).isEqualTo("焊工提升班");
            assertThat(one.occupationCode()).isEqualTo("6-18-02-04");
            assertThat(one.level()).isEqualTo(Level.L4.label());
            assertThat(one.hours()).isEqualTo(80);
            assertThat(one.target()).isEqualTo("企业职工");
            assertThat(one.budget()).isEqualByComparingTo("24000");
            assertThat(one.planned()).isEqualTo(40);
        });
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = 'projectList.amendmentConfirmed'").param(number)
                .query(String.class).single()).contains("课时", "80", "预算（元）");
        refused(Map.of("occupation", "家庭烹饪", "level", "专项职业能力证书"), "核定范围");
        listed.counted("开班2026-90904", code, ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(15, null, null));
        refused(Map.of("level", Level.L3.label()), "已有1个班");
        listed.uncounted("开班2026-90904");
    }

    @Test
    @DisplayName("主题、资金来源有误的也可以调整：主题须现行，“其他”的写明具体主题，与其他项目合计不少于规定的类数")
    void themeAndFunding() {
        refused(Map.of("theme", "没有的主题"), "不在现行主题清单中");
        refused(Map.of("theme", "其他"), "须写明具体主题");
        refused(Map.of("funding", "借款"), "资金来源");
        refused(Map.of("themeNote", "家政"), "没有需要调整的内容");
        jdbc.sql("UPDATE project_theme SET valid_to = date '2026-05-06' WHERE code = 'RURAL'").update();
        String rural = jdbc.sql("SELECT name FROM project_theme WHERE code = 'RURAL'").query(String.class).single();
        time.passTo(LocalDateTime.of(2026, 5, 7, 9, 0));
        refused(Map.of("theme", rural), "已经停用");
        jdbc.sql("UPDATE project_theme SET valid_to = NULL WHERE code = 'RURAL'").update();

        propose(Map.of("theme", "其他", "themeNote", "家政服务", "funding", "失业保险基金"));
        decide(true, "");
        assertThat(project()).satisfies(one -> {
            assertThat(one.themeCode()).isEqualTo("OTHER");
            assertThat(one.theme()).isEqualTo("其他（家政服务）");
            assertThat(one.funding()).isEqualTo("失业保险基金");
            assertThat(one.name()).isEqualTo("家庭烹饪班");
        });
        refused(Map.of("theme", "其他", "themeNote", "家政服务"), "没有需要调整的内容");
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '申请调整%' ORDER BY id DESC LIMIT 1").param(number)
                .query(String.class).single()).contains("主题由“鲁菜师傅”调整为“其他”，主题说明调整为“家政服务”");
        propose(Map.of("themeNote", "养老护理"));
        decide(true, "");
        assertThat(project().theme()).isEqualTo("其他（养老护理）");
        propose(Map.of("theme", rural));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '申请调整%' ORDER BY id DESC LIMIT 1").param(number)
                .query(String.class).single()).contains("主题由“其他”调整为“" + rural + "”").doesNotContain("主题说明");
        decide(true, "");
        assertThat(project()).extracting(ListedProject::themeCode, ListedProject::theme).containsExactly("RURAL", rural);
    }

    @Test
    @DisplayName("不再实施：经市级同意登记，不再报送进展，不列入汇总；还有班期没有结课的不能；恢复实施的再次申请")
    void givenUp() throws Exception {
        String filing = filings.aValidDraft().number();
        jdbc.sql("UPDATE class_filing SET starts_on = date '2026-09-05', ends_on = date '2026-09-15' WHERE number = ?").param(filing).update();
        listed.counted(filing, code, ListedProjects.ClassStage.FILED, new ListedProjects.ClassSize(15, null, null));
        refused(Map.of("progress", "不再实施"), "2026-09-15才结课");
        listed.uncounted(filing);
        long[] id = new long[1];
        runAs(CITY_CLERK, () -> id[0] = summaries.consolidate(2026, CITY_CLERK));
        runAs(CITY_MANAGER, () -> summaries.decide(id[0], true, "", CITY_MANAGER));
        assertThat(publicStamps()).isEmpty();
        propose(Map.of("progress", "不再实施"));
        decide(true, "");
        assertThat(publicStamps()).as("公布以后不再实施的，公众页随即写明").containsExactly("不再实施");
        time.passTo(LocalDateTime.of(2026, 6, 15, 9, 0));
        assertThat(register.lastEnd(number)).isEmpty();
        assertThat(summaries.now(2026, CITY_CLERK).projects()).extracting(ListedProject::code).doesNotContain(code);
        assertThatThrownBy(() -> report("组织中", "0")).isInstanceOf(RequestRefused.class).hasMessageContaining("不再实施");
        scenario.done(number, "reportProgress", clerk(COUNTY), Map.of());
        propose(Map.of("progress", "组织中"));
        decide(true, "");
        assertThat(project().progress()).isEqualTo("组织中");
        assertThat(register.lastEnd(number)).isPresent();
    }

    @Test
    @DisplayName("别县经办申请不了，县里决定不了；没有通过核对的清单不能调整")
    void whoMay() {
        assertThatThrownBy(() -> runAs(clerk("371525"), () -> amendments.form(number, code, clerk("371525"))))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.NOT_FOUND));
        propose(BODY, "40", "2026-09-01", "2026-09-20");
        assertThatThrownBy(() -> runAs(clerk(COUNTY), () -> amendments.decide(number, latest(), true, "", clerk(COUNTY)))).isInstanceOf(RequestRefused.class);
        String open = scenario.numberOf(2026, "371525");
        assertThatThrownBy(() -> runAs(clerk("371525"), () -> amendments.form(open, open + "-01", clerk("371525"))))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("填报中");
    }

    @Test
    @DisplayName("页面：从进展打开，填错的保留所填内容；市级在进展中同意")
    void pages() throws Exception {
        Document progress = page("/cases/" + number + "?tab=progress", clerk(COUNTY));
        assertThat(progress.select("#progress a[href$=/progress]")).as("报送期开始以前不提供报送").isEmpty();
        assertThat(progress.select("#progress").text()).contains("下一次进展报送从2026-06-15（周一）开始");
        String link = progress.select("#progress a[href*=amendments]").attr("href");
        Document form = page(URLDecoder.decode(link, StandardCharsets.UTF_8), clerk(COUNTY));
        assertThat(form.select("#body").val()).isEqualTo("待采购");
        assertThat(form.select("#occupation").val()).isEqualTo("家庭烹饪");
        assertThat(form.select("#progress option[selected]").text()).isEqualTo("组织中");
        var wrong = mvc.perform(post("/project-lists/" + number + "/amendments").param("code", code).param("commandId", commands.next()).param("body", BODY).param("planned", "0")
                .param("startsOn", "2026-09-01").param("endsOn", "2026-09-20").param("reason", "采购结果已经公示")
                .with(signedInAs(clerk(COUNTY))).with(csrf())).andReturn().getResponse();
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(Jsoup.parse(wrong.getContentAsString()).select("#reason").text()).isEqualTo("采购结果已经公示");
        assertThat(Jsoup.parse(wrong.getContentAsString()).select("#hours").val()).as("没有填写的保持现在的内容").isEqualTo("60");
        propose(BODY, "40", "2026-09-01", "2026-09-20");
        assertThat(page("/project-lists", CITY_CLERK).text()).contains("1项调整待市级核对");
        Document city = page("/cases/" + number + "?tab=progress", CITY_CLERK);
        assertThat(city.select("#progress form[action*=amendments] button:not([hidden])").eachText()).containsExactly("同意", "不同意");
        assertThat(city.select("#progress form[action*=amendments] button").first().hasAttr("disabled")).as("在意见里按回车不作决定").isTrue();
        var wordless = mvc.perform(post("/project-lists/" + number + "/amendments/" + latest()).param("decision", "refuse").param("opinion", "")
                .param("commandId", commands.next()).with(signedInAs(CITY_CLERK)).with(csrf())).andReturn().getResponse();
        assertThat(wordless.getStatus()).isEqualTo(400);
        PageAssertions.assertPolite(wordless.getContentAsString());
        Document again = Jsoup.parse(wordless.getContentAsString());
        assertThat(again.select("input#tab-progress").hasAttr("checked")).isTrue();
        assertThat(again.select("#progress .field.wrong .field-error").text()).contains("请在意见中写明理由");
        assertThat(again.select("#progress .field.wrong input").attr("aria-invalid")).isEqualTo("true");
        var undecided = mvc.perform(post("/project-lists/" + number + "/amendments/" + latest()).param("opinion", "人数有误")
                .param("commandId", commands.next()).with(signedInAs(CITY_CLERK)).with(csrf())).andReturn().getResponse();
        assertThat(undecided.getStatus()).isEqualTo(400);
        assertThat(Jsoup.parse(undecided.getContentAsString()).select("#progress .field.wrong input").val()).isEqualTo("人数有误");
        mvc.perform(post("/project-lists/" + number + "/amendments/" + latest()).param("decision", "confirm")
                .param("commandId", commands.next()).with(signedInAs(CITY_CLERK)).with(csrf()));
        assertThat(page("/cases/" + number + "?tab=progress", CITY_CLERK).select("#progress").text()).contains("市级同意").contains(BODY);
    }

    private List<String> publicStamps() throws Exception {
        var response = mvc.perform(get("/published/projects/2026").accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString()).select("tr .stamp").eachText();
    }

    private void propose(String body, String planned, String starts, String ends) {
        propose(Map.of("body", body, "planned", planned, "startsOn", starts, "endsOn", ends));
    }

    private void propose(Map<String, String> values) {
        runAs(clerk(COUNTY), () -> amendments.propose(number, new Typed(code, values, "采购结果已经公示。"), clerk(COUNTY)));
    }

    private void refused(Map<String, String> values, String why) {
        assertThatThrownBy(() -> propose(values)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    private void refused(String body, String planned, String starts, String ends, String why) {
        assertThatThrownBy(() -> propose(body, planned, starts, ends)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    private void decide(boolean agree, String opinion) {
        runAs(CITY_CLERK, () -> amendments.decide(number, latest(), agree, opinion, CITY_CLERK));
    }

    private long latest() {
        return jdbc.sql("SELECT max(id) FROM project_amendment WHERE code = ?").param(code).query(Long.class).single();
    }

    private void report(String progress, String trained) {
        runAs(clerk(COUNTY), () -> reports.report(number, code, progress, trained, "正在组织第一期报名工作。", clerk(COUNTY)));
    }

    private ListedProject project() {
        return register.ofList(number).get(0);
    }

    private void institution(long id, String name, String occupation, Level level, DirectoryStatus status) {
        if (jdbc.sql("SELECT count(*) FROM institution WHERE id = ?").param(id).query(Integer.class).single() > 0) {
            return;
        }
        LocalDate entered = LocalDate.of(2020, 1, 1);
        directory.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(id, name, name, "培训机构", "523715AMEND" + id + "X", COUNTY, "某路1号", "0635-0000000", "某老师"),
                status, entered, "首批入目录", "某人社字1号", List.of(new Directory.Scope(occupation, "某", level, entered, null, LocalDate.of(2030, 1, 1))),
                List.of(), List.of())));
    }

    private void applicant(String user, long institution) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某人', 'none') ON CONFLICT DO NOTHING").param(user).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, institution_id, group_id) VALUES (?, 'APPLICANT', ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(user, COUNTY, institution, Role.applicantsOf(institution)).update();
    }

    private void member(String user, Role role, String jurisdiction) {
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, '某人', 'none') ON CONFLICT DO NOTHING").param(user).update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, group_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(user, role.name(), jurisdiction, role.in(jurisdiction)).update();
    }

    private List<String> told(String user) {
        return jdbc.sql("SELECT title || ' ' || text FROM notification WHERE recipient = ? AND title LIKE '%项目调整%'").param(user).query(String.class).list();
    }

    private Document page(String path, Actor reader) throws Exception {
        var response = mvc.perform(get(path).with(signedInAs(reader)).accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        PageAssertions.assertPolite(response.getContentAsString());
        return Jsoup.parse(response.getContentAsString());
    }
}
