package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.letter.NeedsLetterFont;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("补正通知书、不予同意通知书、备案回执")
class FilingLettersTest {

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private final Actor manager = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(TimeMachine.START);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @NeedsLetterFont
    @DisplayName("补正通知书逐项写明事项、依据的条和标题、申报情况、补正要求、期限和联系人")
    void returnNotice() throws Exception {
        Draft draft = returned("缺少与学员签订的协议书，详见<第3页>&附件。");
        String text = pdf(draft, "return", clerk);
        assertThat(text).contains("东阿县人力资源和社会保障局", "补正通知书", "编号：" + draft.number() + "-补1", "东阿某培训学校" + draft.institutionId() + "：",
                "下列2项需要补正，现一次性告知", "一、材料不齐全", "二、课程表课时不符合要求",
                "依据：聊人社字〔2021〕31号第11条“提高培训针对性和就业创业率”", "第10条“严格培训项目组织实施”",
                "申报情况：已提交：", "培训协议书样本", "理论课时：20", "补正要求：按材料清单补交缺少的材料",
                "具体说明：缺少与学员签订的协议书，详见<第3页>&附件。", "请于2026年5月12日17时30分前逐项改好", "超过15个工作日", "联系人：", "2026年5月6日");
        assertCalm(text);
    }

    @Test
    @NeedsLetterFont
    @DisplayName("再次退回的，另成一份通知书，前一份仍可打开")
    void secondReturn() throws Exception {
        Draft draft = returned("缺少协议书。");
        runAs(draft.applicant(), () -> filings.resubmit(draft.number(), "已补交", draft.applicant()));
        submit(draft, "acceptFiling", clerk, Map.of("decision", "return", "reasons", List.of("PLACE_UNFIT"), "opinion", "场地过小。"));
        assertThat(pdf(draft, "return", clerk)).contains("-补1", "材料不齐全").doesNotContain("场地");
        assertThat(pdf(draft, "return.pdf?nth=2", clerk)).contains("-补2", "培训场地不符合要求", "一号教室").doesNotContain("材料不齐全");
    }

    @Test
    @NeedsLetterFont
    @DisplayName("不予受理通知书写明事实、理由、依据和救济途径，不说成不同意开班")
    void refusalNotice() throws Exception {
        String text = pdf(refused(), "refusal", clerk);
        assertThat(text).doesNotContain("不同意开班", "不予同意").contains("不予受理通知书", "经审查，决定不予受理。", "一、事实", "职业（工种）为电工", "计划培训10人", "经审查：超出备案专业范围。",
                "二、理由和依据", "（一）超出培训机构目录核定的专业", "第12条“完善培训机构目录退出机制”", "三、再次报送的条件", "四、救济途径",
                "六十日内向东阿县人民政府申请行政复议", "六个月内依法向人民法院提起行政诉讼", "可以向聊城市人力资源和社会保障局申诉");
        assertCalm(text);
    }

    @Test
    @NeedsLetterFont
    @DisplayName("备案回执载明备案号、机构、班期、日期、地点、人数、机关，没有个人信息")
    void receipt() throws Exception {
        Draft draft = approved();
        String text = pdf(draft, "receipt", draft.applicant());
        assertThat(text).contains("备案回执", "东阿备〔2026〕", draft.number(), "东阿某培训学校" + draft.institutionId(), "电工（6-31-01-03），四级（中级工）",
                "2026年5月19日至2026年6月1日", "80课时（理论20，实训56，安全教育4）", "10人，", "一号教室", "东阿县人力资源和社会保障局", "2026年5月6日", "查验码", "/check");
        assertThat(text).doesNotContain("某负责人", "13800000000", "学员某", "某教师");
        assertCalm(text);
    }

    @Test
    @NeedsLetterFont
    @DisplayName("文件名为中文（RFC 5987），不缓存")
    void fileName() throws Exception {
        Draft draft = returned("缺少协议书。");
        var response = answer("/cases/" + draft.number() + "/letters/return.pdf", clerk);
        String disposition = response.getHeader("Content-Disposition");
        assertThat(disposition).startsWith("inline").contains("filename*=UTF-8''");
        assertThat(URLDecoder.decode(disposition.replaceAll(".*filename\\*=UTF-8''", ""), StandardCharsets.UTF_8))
                .isEqualTo("补正通知书（" + draft.number() + "-补1）.pdf");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName("没有字体也能打开打印页；页面规范")
    void printPages() throws Exception {
        assertPolite(page(returned("缺少协议书。"), "return", clerk));
        assertPolite(page(refused(), "refusal", manager));
        Draft approved = approved();
        String receipt = page(approved, "receipt", approved.applicant());
        assertPolite(receipt);
        assertThat(receipt).contains("data:image/png;base64,", "/assets/css/letter", "下载PDF");
    }

    @Test
    @DisplayName("开班、结课日期填写为2026/5/19等格式的，不予同意通知书照样打开，载明同一日期")
    void datesTypedOtherwise() throws Exception {
        Draft draft = scenario.aValidDraft();
        String start = draft.startsOn().toString().replace("-0", "/").replace('-', '/');
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("startsOn", start), draft.applicant());
            filings.submit(draft.number(), draft.applicant());
        });
        submit(draft, "acceptFiling", clerk,
                Map.of("decision", "refuse", "refusalReasons", List.of("SCOPE_EXCEEDED"), "opinion", "超出备案专业范围"));
        assertThat(start).isEqualTo("2026/5/19");
        assertThat(page(draft, "refusal", clerk)).contains("培训时间为2026年5月19日至2026年6月1日");
    }

    @Test
    @DisplayName("案件页和填报页上有打开文书的链接")
    void links() throws Exception {
        Draft returned = returned("缺少协议书。");
        String path = "/cases/" + returned.number() + "/letters/return.pdf";
        assertThat(content("/cases/" + returned.number(), clerk)).contains(path, "打开补正通知书");
        assertThat(content("/filings/" + returned.number(), returned.applicant())).contains(path, "打开补正通知书");
        Draft approved = approved();
        assertThat(content("/cases/" + approved.number(), approved.applicant())).contains("/cases/" + approved.number() + "/letters/receipt.pdf", "打开备案回执");
    }

    @Test
    @DisplayName("本机构、本县、市级可以打开；别的机构、别的县404，不办业务的岗位403；没有的文书404")
    void whoMayRead() throws Exception {
        Draft draft = approved();
        String path = "/cases/" + draft.number() + "/letters/receipt";
        for (Actor reader : List.of(draft.applicant(), clerk, manager, actor(Role.CITY_CLERK, "371500"), actor(Role.CITY_MANAGER, "371500"))) {
            assertThat(status(path, reader)).as(reader.name()).isEqualTo(200);
        }
        for (Actor stranger : List.of(applicant(FilingScenario.COUNTY, 1), actor(Role.COUNTY_CLERK, "371525"), actor(Role.COUNTY_MANAGER, "371502"))) {
            assertThat(status(path, stranger)).as(stranger.name()).isEqualTo(404);
            assertThat(status(path + ".pdf", stranger)).as(stranger.name()).isEqualTo(404);
        }
        for (Role other : List.of(Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.OPERATOR, Role.FINANCE, Role.HOTLINE)) {
            assertThat(status(path, actor(other, "371500"))).as(other.label()).isEqualTo(403);
        }
        assertThat(mvc.perform(get(path + ".pdf")).andReturn().getResponse().getStatus()).as("未登录").isEqualTo(302);
        assertThat(status("/cases/" + draft.number() + "/letters/return.pdf", clerk)).isEqualTo(404);
        assertThat(status("/cases/" + draft.number() + "/letters/nothing.pdf", clerk)).isEqualTo(404);
        assertThat(status("/cases/" + scenario.submitted().number() + "/letters/receipt.pdf", clerk)).isEqualTo(404);
    }

    private Draft returned(String opinion) {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "return",
                "reasons", List.of("MATERIAL_MISSING", "TIMETABLE_HOURS"), "opinion", opinion));
        return draft;
    }

    private Draft refused() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk,
                Map.of("decision", "refuse", "refusalReasons", List.of("SCOPE_EXCEEDED"), "opinion", "超出备案专业范围"));
        return draft;
    }

    private Draft approved() {
        Draft draft = scenario.submitted();
        submit(draft, "acceptFiling", clerk, Map.of("decision", "accept"));
        submit(draft, "reviewFiling", clerk, Map.of("decision", "propose", "opinion", "符合条件"));
        submit(draft, "consentOpening", manager, Map.of("decision", "approve"));
        return draft;
    }

    private void submit(Draft draft, String step, Actor officer, Map<String, Object> values) {
        runAs(officer, () -> tasks.complete(tasks.open(draft.number(), step).orElseThrow(), officer, values));
    }

    /** The text without line breaks: words are looked for, wherever the lines end. */
    private String pdf(Draft draft, String letter, Actor reader) throws Exception {
        var response = answer("/cases/" + draft.number() + "/letters/" + (letter.contains(".") ? letter : letter + ".pdf"), reader);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(response.getContentAsByteArray())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).as("A4").isBetween(595f, 596f);
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    private static void assertCalm(String text) {
        assertThat(text).doesNotContain("！", "!", "null", "[");
    }

    private String page(Draft draft, String letter, Actor reader) throws Exception {
        return content("/cases/" + draft.number() + "/letters/" + letter, reader);
    }

    private String content(String path, Actor reader) throws Exception {
        var response = answer(path, reader);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private int status(String path, Actor reader) throws Exception {
        return answer(path, reader).getStatus();
    }

    private MockHttpServletResponse answer(String path, Actor reader) throws Exception {
        String[] parts = path.split("\\?nth=");
        var request = get(parts[0]).with(signedInAs(reader)).accept("text/html,application/pdf");
        return mvc.perform(parts.length > 1 ? request.param("nth", parts[1]) : request).andReturn().getResponse();
    }
}
