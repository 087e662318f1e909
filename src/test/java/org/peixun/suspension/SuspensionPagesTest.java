package org.peixun.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.directory.StandingReason.FALSE_MATERIAL;
import static org.peixun.directory.StandingReason.OPENED_WITHOUT_CONSENT;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.suspension.SuspensionScenario.CITY;
import static org.peixun.suspension.SuspensionScenario.CITY_CLERK;
import static org.peixun.suspension.SuspensionScenario.CLERK;
import static org.peixun.suspension.SuspensionScenario.COUNTY;
import static org.peixun.suspension.SuspensionScenario.LEGAL;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.jsoup.Jsoup;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.suspension.SuspensionScenario.Opened;
import org.peixun.web.PageAssertions;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@IntegrationTest
@DisplayName("暂停承训的页面和文书（第12条）")
class SuspensionPagesTest {

    @Autowired MockMvc mvc;
    @Autowired SuspensionScenario scenario;
    @Autowired SuspensionFiles files;
    @Autowired Attachments attachments;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
        jdbc.sql("DELETE FROM user_grant WHERE user_id = 'zanting'").update();
    }

    @Test
    @DisplayName("案卷页：各岗位看得到的都规范；外县、其他机构404；机构看不到来源和班期安排")
    void filePage() throws Exception {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        scenario.investigate(opened, "SERIOUS");
        String page = "/suspensions/" + opened.number();
        for (Actor reader : List.of(CLERK, CITY, CITY_CLERK, LEGAL, opened.institution())) {
            PageAssertions.assertPolite(body(page, reader));
            PageAssertions.assertPolite(body("/cases/" + opened.number(), reader));
        }
        assertThat(body("/cases/" + opened.number(), CLERK)).contains("投诉" + opened.institutionId(), "<strong>提请</strong>")
                .doesNotContain("<strong>报送</strong>");
        assertThat(body("/cases/" + opened.number(), opened.institution())).doesNotContain("投诉" + opened.institutionId(), "影响和班期安排")
                .contains("陈述申辩告知书");
        for (Actor stranger : List.of(actor(Role.COUNTY_CLERK, "371524"), applicant(COUNTY, 1), actor(Role.EXPERT, "371500"))) {
            assertThat(mvc.perform(get(page).with(signedInAs(stranger))).andReturn().getResponse().getStatus()).isIn(403, 404);
            assertThat(mvc.perform(get(page + "/letters/suspension").with(signedInAs(stranger))).andReturn().getResponse().getStatus()).isIn(403, 404);
        }
    }

    @Test
    @DisplayName("移送以后的跟踪期限落在没有录入的年度：写明是哪一年的工作日历、由谁录入，不说情况有变化，填写的留着")
    void calendarNotEntered() throws Exception {
        time.set(LocalDateTime.of(2026, 11, 4, 9, 0));
        Opened opened = scenario.toDecision("GRAVE", FALSE_MATERIAL);
        var answer = mvc.perform(post("/tasks/{id}/complete", tasks.open(opened.number(), "decideMeasure").orElseThrow()).with(csrf()).with(signedInAs(CITY))
                .param("decision", "transfer").param("departments", "POLICE").param("documentNo", "聊人社监处字〔2026〕5号")
                .param("commandId", java.util.UUID.randomUUID().toString())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("<h1>工作日历尚未录入</h1>", "2027年的工作日安排尚未录入", "系统管理员", "聊人社监处字〔2026〕5号")
                .doesNotContain("情况已有变化");
    }

    @Test
    @DisplayName("上传：环节不对409、不是本人的环节403、改名的程序400并说明；删除只限当前环节的材料")
    void documents() throws Exception {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        assertThat(upload(opened, opened.institution(), PDF).getStatus()).isEqualTo(403);
        var refused = upload(opened, CLERK, "MZ\u0000\u0001".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("PDF");
        assertThat(upload(opened, CLERK, PDF).getStatus()).isEqualTo(302);
        assertThat(body("/suspensions/" + opened.number(), CLERK)).contains("笔录.pdf", "删除");
        scenario.investigate(opened, "SERIOUS");
        assertThat(body("/suspensions/" + opened.number(), CLERK)).contains("笔录.pdf").doesNotContain("删除");
        scenario.defend(opened);
        assertThat(upload(opened, CLERK, PDF).getStatus()).isEqualTo(409);
    }

    @Test
    @DisplayName("法制审核退回调查以后，以前调查的证据不能删除409，这次上传的可以")
    void evidenceOfAnEarlierRound() throws Exception {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        scenario.investigate(opened, "SERIOUS");
        scenario.defend(opened);
        time.passWorkingDays(1);
        scenario.submit(opened.number(), "reviewLegality", LEGAL, Map.of("decision", "return", "opinion", "缺少学员询问笔录"));
        assertThat(body("/cases/" + opened.number(), LEGAL)).as("审核程序是否合法，要看到全部经过").contains("缺少学员询问笔录", "提请暂停承训资格");
        assertThat(body("/cases/" + opened.number(), opened.institution())).doesNotContain("缺少学员询问笔录", "提请暂停承训资格");
        assertThat(body("/suspensions/" + opened.number(), CLERK)).contains("材料.pdf").doesNotContain("删除");
        var earlier = remove(opened);
        assertThat(earlier.getStatus()).isEqualTo(409);
        assertThat(earlier.getContentAsString()).contains("已经作为上一环节的依据");
        upload(opened, CLERK, PDF);
        assertThat(body("/suspensions/" + opened.number(), CLERK)).contains("删除");
        assertThat(remove(opened).getStatus()).isEqualTo(302);
    }

    @Test
    @DisplayName("决定暂停以前再问一句，写明影响；决定以后机构收到的消息通到决定书所在的页面，新建开班申请时说明不能报送")
    void askedBeforeAndToldAfter() throws Exception {
        Opened opened = scenario.found(OPENED_WITHOUT_CONSENT);
        String page = "/cases/" + opened.number();
        assertThat(Jsoup.parse(body(page, CITY)).select("form [data-confirm-when=decision=suspend]").attr("data-confirm"))
                .startsWith("暂停承训资格：").contains("随即生效", "没有因此停办的事项");
        assertThat(Jsoup.parse(body("/cases/" + scenario.urgent().number(), CITY)).select("form [data-confirm-when=decision=suspend]").attr("data-confirm"))
                .startsWith("先行暂停承训资格：");
        jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES ('zanting', '停某', 'x') ON CONFLICT DO NOTHING").update();
        jdbc.sql("INSERT INTO user_grant (user_id, role, jurisdiction, institution_id, group_id) VALUES ('zanting', 'APPLICANT', ?, ?, ?)")
                .params(SuspensionScenario.COUNTY, opened.institutionId(), Role.applicantsOf(opened.institutionId())).update();
        scenario.submit(opened.number(), "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", "聊人社监字〔2026〕3号"));
        assertThat(jdbc.sql("SELECT text FROM notification WHERE recipient = 'zanting' AND case_number = ?").param(opened.number()).query(String.class).list())
                .anySatisfy(text -> assertThat(text).contains("决定书（聊人社监字〔2026〕3号）", "陈述、申辩"));
        assertThat(body(page, opened.institution())).contains("暂停承训资格决定书");
        assertThat(body("/filings/new", opened.institution())).as("报送时才拒绝的，新建时就说明").contains("当前的目录状态为“暂停承训”", "聊人社监字〔2026〕3号", "不能申请开班");
    }

    @Test
    @DisplayName("重新告知：没有理由400、填写的不丢；经办403；提交以后机构收到新的告知书，旧的仍能打开")
    void rehearing() throws Exception {
        Opened opened = scenario.toDecision("SERIOUS", OPENED_WITHOUT_CONSENT);
        assertThat(body("/suspensions/" + opened.number(), CITY)).contains("拟加重处理，重新告知");
        assertThat(body("/suspensions/" + opened.number(), CITY_CLERK)).doesNotContain("拟加重处理，重新告知");
        var missing = rehear(opened, CITY, "");
        assertThat(missing.getStatus()).isEqualTo(400);
        assertThat(missing.getContentAsString()).contains("加重理由：请填写").containsPattern("value=\"TERMINATION\"[^>]*selected");
        assertThat(rehear(opened, CITY_CLERK, "情节恶劣").getStatus()).isEqualTo(403);
        assertThat(body("/cases/" + opened.number(), CITY)).as("移出以前再问一次").contains("data-confirm-when=\"decision=remove\"");
        MvcResult ordered = rehearing(opened, CITY, "情节恶劣");
        assertThat(ordered.getFlashMap().get("told")).asString().contains("已回到调查核实");
        var done = ordered.getResponse();
        assertThat(done.getStatus()).isEqualTo(302);
        assertThat(done.getRedirectedUrl()).as("填写的理由不进网址").startsWith("/suspensions/").doesNotContain("?");
        assertThat(body("/cases/" + opened.number(), opened.institution())).contains("整改函；拟加重为解除协议，重新调查、告知以后再决定");
        scenario.investigate(opened, "SERIOUS");
        assertThat(body("/cases/" + opened.number(), opened.institution())).doesNotContain("拟加重为解除协议，重新调查");
        String letters = "/suspensions/" + opened.number() + "/letters/facts";
        assertThat(body("/cases/" + opened.number(), opened.institution())).contains(letters + ".pdf?nth=1", letters + ".pdf?nth=2");
        assertThat(body(letters + "?nth=1", opened.institution())).contains("拟向你单位发出整改函", letters + ".pdf?nth=1");
        assertThat(body(letters, opened.institution())).contains("拟解除与你单位的培训协议");
        assertThat(mvc.perform(get(letters + "?nth=3").with(signedInAs(CITY))).andReturn().getResponse().getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("文书：决定书、告知书、处理决定书、移送书写明事实、依据、决定和救济途径；没有出具的404")
    void letters() throws Exception {
        Opened opened = scenario.toDecision("GRAVE", FALSE_MATERIAL);
        String letters = "/suspensions/" + opened.number() + "/letters/";
        assertThat(body(letters + "suspension", opened.institution())).contains("暂停承训资格决定书", "聊人社监字〔2026〕3号", "材料造假", "第12条", "行政复议");
        assertThat(body(letters + "facts", opened.institution())).contains("陈述申辩告知书", "5个工作日内", "经调查认定",
                "三、拟作处理", "拟解除与你单位的培训协议，责令自处理决定之日起1个月内完成整改，或者将你单位移出机构目录", "24个月内，不得承接补贴性培训", "不因你单位陈述、申辩加重处理");
        assertThat(mvc.perform(get(letters + "decision").with(signedInAs(CITY))).andReturn().getResponse().getStatus()).isEqualTo(404);
        scenario.decide(opened, "transfer", Map.of("departments", List.of("POLICE")));
        assertThat(body(letters + "decision", opened.institution())).contains("处理决定书", "移送公安机关处理", "你单位在期限内提交了陈述、申辩")
                .as("不转述").doesNotContain("没有异议，愿意整改");
        assertThat(body(letters + "handover", CITY)).contains("案件移送书", "公安机关：", "涉嫌违规一案");
        assertThat(mvc.perform(get(letters + "handover").with(signedInAs(opened.institution()))).andReturn().getResponse().getStatus()).as("发给有关部门的").isEqualTo(404);
        assertThat(body("/cases/" + opened.number(), opened.institution())).contains("处理决定书").doesNotContain("案件移送书");
        assertThat(body("/cases/" + opened.number(), CITY)).contains("案件移送书", ">移送有关部门（聊人社监处字〔2026〕5号）<");
        scenario.upload(opened.number(), CITY_CLERK);
        scenario.submit(opened.number(), "followHandover", CITY_CLERK,
                Map.of("decision", "remove", "outcome", "吊销办学许可证。", "documentNo", "某监罚字〔2026〕7号"));
        scenario.decide(opened, "remove", Map.of("documentNo", "聊人社监处字〔2026〕9号"));
        assertThat(body(letters + "decision", opened.institution())).as("移送以后的移出另有决定书")
                .contains("聊人社监处字〔2026〕9号", "公安机关处理结果：吊销办学许可证（某监罚字〔2026〕7号）", "移出机构目录", "行政复议").doesNotContain("继续暂停");
        assertThat(body(letters + "handover", CITY)).as("移送书仍是移送之日的").contains("聊人社监处字〔2026〕5号", "公安机关：");
        assertThat(mvc.perform(get(letters + "other").with(signedInAs(CITY))).andReturn().getResponse().getStatus()).isEqualTo(404);
        Opened rectifies = scenario.toDecision("GRAVE", OPENED_WITHOUT_CONSENT);
        scenario.decide(rectifies, "rectify", Map.of("measure", "CIRCULAR"));
        assertThat(body("/suspensions/" + rectifies.number() + "/letters/decision", CITY)).contains("对你单位予以通报，责令限期整改", "不得承接补贴性培训").doesNotContain("给予");
    }

    @Test
    @DisplayName("纠正：没有理由或者文号400、填写的不丢；经办403；纠正以后恢复")
    void correction() throws Exception {
        Opened opened = scenario.suspended(OPENED_WITHOUT_CONSENT);
        assertThat(body("/directory/" + opened.institutionId(), CITY)).contains("正在办理的暂停事项“" + opened.number()).doesNotContain("恢复承训资格</a>");
        var missing = correct(opened, CITY, "复议决定撤销", "");
        assertThat(missing.getStatus()).isEqualTo(400);
        assertThat(missing.getContentAsString()).contains("纠正文书文号", "复议决定撤销");
        assertThat(body("/suspensions/" + opened.number(), CITY)).as("不能改回的先问一次").contains("data-confirm=\"撤销原决定后随即恢复承训资格");
        assertThat(correct(opened, CLERK, "复议决定撤销", "1号").getStatus()).isEqualTo(403);
        assertThat(correct(opened, CITY, "复议决定撤销", "聊政复决字〔2026〕9号").getStatus()).isEqualTo(302);
        assertThat(files.get(opened.number()).state()).isEqualTo(SuspensionState.CORRECTED);
        assertThat(body("/directory/" + opened.institutionId(), CITY)).doesNotContain("正在办理的暂停事项").contains("暂停承训资格</a>");
        assertThat(correct(opened, CITY, "再次", "聊政复决字〔2026〕9号").getStatus()).isEqualTo(409);
    }

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private MockHttpServletResponse upload(Opened opened, Actor by, byte[] content) throws Exception {
        return mvc.perform(multipart("/suspensions/" + opened.number() + "/documents").file(new MockMultipartFile("file", "笔录.pdf", null, content))
                .param("commandId", java.util.UUID.randomUUID().toString()).with(signedInAs(by)).with(csrf())).andReturn().getResponse();
    }

    /** The newest. */
    private MockHttpServletResponse remove(Opened opened) throws Exception {
        var id = attachments.of(opened.number()).stream().max(java.util.Comparator.comparing(Attachments.Attachment::uploadedAt)).orElseThrow().id();
        return mvc.perform(post("/suspensions/" + opened.number() + "/documents/" + id + "/remove")
                .param("commandId", java.util.UUID.randomUUID().toString()).with(signedInAs(CLERK)).with(csrf())).andReturn().getResponse();
    }

    private MockHttpServletResponse rehear(Opened opened, Actor by, String reason) throws Exception {
        return rehearing(opened, by, reason).getResponse();
    }

    private MvcResult rehearing(Opened opened, Actor by, String reason) throws Exception {
        return mvc.perform(post("/suspensions/" + opened.number() + "/rehearing").param("measure", "TERMINATION").param("reason", reason)
                .param("commandId", java.util.UUID.randomUUID().toString()).with(signedInAs(by)).with(csrf())).andReturn();
    }

    private MockHttpServletResponse correct(Opened opened, Actor by, String reason, String documentNo) throws Exception {
        return mvc.perform(post("/suspensions/" + opened.number() + "/correction").param("reason", reason).param("documentNo", documentNo)
                .param("commandId", java.util.UUID.randomUUID().toString()).with(signedInAs(by)).with(csrf())).andReturn().getResponse();
    }

    private String body(String path, Actor reader) throws Exception {
        var response = mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }
}
