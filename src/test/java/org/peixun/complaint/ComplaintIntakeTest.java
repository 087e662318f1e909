package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.complaint.ComplaintScenario.CITY_CLERK;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.CONTENT;
import static org.peixun.complaint.ComplaintScenario.COUNTY;
import static org.peixun.complaint.ComplaintScenario.HOTLINE;
import static org.peixun.complaint.ComplaintScenario.MANAGER;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workbook.Workbooks;
import org.peixun.workflow.CasePath;
import org.peixun.workflow.CaseType;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@IntegrationTest
@DisplayName("投诉举报的登记：经办页、公众页、热线批量导入")
class ComplaintIntakeTest {

    private static final List<String> HEADINGS =
            List.of("工单编号", "转办日期", "县（市、区）", "被投诉机构", "反映的问题", "投诉内容", "来电人姓名", "来电人电话");
    private static final Pattern CODE = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");

    @Autowired MockMvc mvc;
    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired Complaints complaints;
    @Autowired ComplaintCase type;
    @Autowired HotlineSheets sheets;
    @Autowired Beside beside;
    @Autowired Attachments attachments;
    @Autowired CasePath path;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @Test
    @DisplayName("经办登记：从第一刻起有待办、期限和督办，县区经办收到通知")
    void officerRegisters() throws Exception {
        String institution = scenario.institution();
        var response = intake(CLERK, institution, "INSPECTION", LocalDate.of(2026, 5, 6).toString(), CONTENT, "");
        assertThat(response.getStatus()).isEqualTo(302);
        String number = URLDecoder.decode(response.getRedirectedUrl(), StandardCharsets.UTF_8).replace("/cases/", "");
        path.of(number).waitsAt("userTask_acceptComplaint");
        assertThat(jdbc.sql("SELECT count(*) FROM work_item WHERE case_number = ? AND state = 'OPEN' AND due_at IS NOT NULL").param(number)
                .query(Integer.class).single()).isOne();
        assertThat(jdbc.sql("SELECT count(*) FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_ WHERE e.business_key_ = ?")
                .param(number).query(Integer.class).single()).isEqualTo(2);
        assertThat(send(get("/cases/" + number), CLERK).getContentAsString()).contains("<strong>登记</strong>").contains(" 收到</span>").doesNotContain("<strong>报送</strong>", " 报送</span>");
        assertThat(send(get("/cases/" + number + "/print"), CLERK).getContentAsString()).contains("收到日期").doesNotContain("报送日期");
        PageAssertions.assertPolite(page(get("/complaints/new"), CLERK));
        PageAssertions.assertPolite(page(get("/complaints/" + number), MANAGER));
        for (String tab : List.of("told", "similar", "clock", "verification")) {
            PageAssertions.assertPolite(page(get("/cases/" + number).param("tab", tab), CLERK));
        }
    }

    @Test
    @DisplayName("填错的全部指出：项目、规则、可接受的内容；填写的不丢")
    void everyProblemAtOnce() throws Exception {
        var response = intake(CLERK, "校", "HOTLINE", "2027-01-01", "太短", "");
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("被投诉机构：").contains("收到日期：").contains("投诉内容：").contains("热线工单编号：").contains("太短");
        PageAssertions.assertPolite(response.getContentAsString());
    }

    @Test
    @DisplayName("县区只能登记本县区的，市级可以登记各县区的；机构与县区不符的指出所在县区")
    void onlyOnesOwnCounty() throws Exception {
        String elsewhere = scenario.institution("371522");
        assertThat(intake(CLERK, elsewhere, "REPORT", today(), CONTENT, "").getContentAsString()).contains("莘县");
        assertThat(send(post("/complaints/new").param("source", "REPORT").param("topic", "OTHER").param("institution", elsewhere)
                .param("county", "371522").param("receivedOn", today()).param("content", CONTENT).param("commandId", id()), CLERK)
                .getStatus()).isEqualTo(400);
        assertThat(send(post("/complaints/new").param("source", "REPORT").param("topic", "OTHER").param("institution", elsewhere)
                .param("county", "371522").param("receivedOn", today()).param("content", CONTENT).param("commandId", id()), CITY_CLERK)
                .getStatus()).isEqualTo(302);
    }

    @Test
    @DisplayName("机构、专家、热线坐席看不到投诉举报，也不能登记；外县看不到")
    void denied() throws Exception {
        String number = scenario.registered(Source.REPORT).number();
        long institution = files.get(number).institutionId();
        Actor applicant = SignedInAs.applicant(COUNTY, institution);
        for (Actor actor : List.of(applicant, SignedInAs.actor(Role.EXPERT, "371500"), HOTLINE, SignedInAs.actor(Role.COUNTY_CLERK, "371522"))) {
            assertThat(send(get("/cases/" + number), actor).getStatus()).as(actor.userId()).isIn(403, 404);
            assertThat(send(get("/complaints/" + number), actor).getStatus()).as(actor.userId()).isIn(403, 404);
        }
        assertThat(send(get("/complaints/new"), applicant).getStatus()).isEqualTo(403);
        assertThat(send(get("/complaints/hotline"), CLERK).getStatus()).isEqualTo(403);
        assertThat(send(post("/complaints/" + number + "/pause").param("reason", "等待笔迹鉴定结果").param("commandId", id()), CLERK).getStatus()).isEqualTo(403);
        assertThat(page(get("/search").param("q", number), applicant)).doesNotContain("/cases/" + number);
        assertThat(page(get("/search").param("q", number), CLERK)).contains("/cases/" + number);
    }

    @Test
    @DisplayName("公众页：不登录、可匿名、可传照片；得到查询码，凭它查进度；照片改名保存")
    void publicReport() throws Exception {
        PageAssertions.assertPolite(open(get("/complaints/report"), "198.51.100.21").getContentAsString());
        String institution = scenario.institution();
        var response = open(report(institution, CONTENT, "张三丰的合同.jpg", jpeg()), "198.51.100.21");
        assertThat(response.getStatus()).isEqualTo(200);
        PageAssertions.assertPolite(response.getContentAsString());
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
        String code = Jsoup.parse(response.getContentAsString()).select("input[name=receipt]").attr("value");
        assertThat(code).matches(CODE);
        Complaint complaint = files.findByReceipt(code).orElseThrow();
        assertThat(complaint.told().anonymous()).isTrue();
        assertThat(complaint.jurisdiction()).isEqualTo(COUNTY);
        assertThat(attachments.of(complaint.number())).extracting(Attachments.Attachment::fileName).containsExactly("照片1.jpg");
        var progress = open(post("/complaints/progress").param("receipt", " " + code.toUpperCase() + " "), "198.51.100.21");
        assertThat(progress.getContentAsString()).contains("正在决定是否受理").contains(institution).doesNotContain(complaint.number());
        PageAssertions.assertPolite(progress.getContentAsString());
        assertThat(progress.getHeader("Cache-Control")).contains("no-store");
        assertThat(open(post("/complaints/progress").param("receipt", "nosuchcode00"), "198.51.100.21").getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("公众页：按两次提交只登记一件；照片不是照片的全部不收")
    void publicReportOnceOrNotAtAll() throws Exception {
        String institution = scenario.institution();
        String id = id();
        var first = open(report(id, institution, CONTENT, null, null), "198.51.100.22").getContentAsString();
        var second = open(report(id, institution, CONTENT, null, null), "198.51.100.22").getContentAsString();
        assertThat(Jsoup.parse(second).select("input[name=receipt]").attr("value")).matches(CODE)
                .isEqualTo(Jsoup.parse(first).select("input[name=receipt]").attr("value"));
        assertThat(Jsoup.parse(first).select("strong.digits").text()).as("四位一组，便于抄写").matches("\\w{4} \\w{4} \\w{4}");
        assertThat(ofInstitution(institution)).isOne();
        String other = scenario.institution();
        var wrong = open(report(other, CONTENT, "病毒.jpg", "MZ not a photo".getBytes()), "198.51.100.22");
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString()).contains("照片1：").contains(CONTENT);
        assertThat(open(report(other, CONTENT, "说明.pdf", jpeg()), "198.51.100.22").getContentAsString()).contains("只接受 jpg、png");
        assertThat(ofInstitution(other)).isZero();
    }

    @Test
    @DisplayName("公众页：同一地址提交过多的暂停，内容还在；其他地址不受影响")
    void rateLimit() throws Exception {
        for (int n = 0; n < 5; n++) {
            assertThat(open(report("", "太短", null, null), "198.51.100.23").getStatus()).isEqualTo(400);
        }
        var sixth = open(report("某校招生点", CONTENT, null, null), "198.51.100.23");
        assertThat(sixth.getStatus()).isEqualTo(429);
        assertThat(sixth.getContentAsString()).contains(CONTENT).contains("十分钟");
        assertThat(open(report("", "太短", null, null), "198.51.100.24").getStatus()).isEqualTo(400);
    }

    @Test
    @DisplayName("进度页：答复、评价、撤回都凭查询码；不满意须写明原因")
    void progressPage() throws Exception {
        var registered = scenario.accepted(Source.REPORT);
        String receipt = registered.receipt();
        assertThat(act(receipt, "withdraw", "退").getStatus()).isEqualTo(400);
        assertThat(act(receipt, "withdraw", "机构已经退费").getContentAsString()).contains("由办理人员决定");
        assertThat(act(receipt, "withdraw", "机构已经退费").getStatus()).isEqualTo(409);
        assertThat(act(receipt, "satisfied", "").getStatus()).isEqualTo(409);
        scenario.verify(registered.number(), "unfounded");
        scenario.answer(registered.number());
        assertThat(act(receipt, "", "").getContentAsString()).contains("按规定处理").contains("不满意");
        assertThat(act(receipt, "dissatisfied", "").getStatus()).isEqualTo(400);
        assertThat(act(receipt, "dissatisfied", "没有到现场看").getContentAsString()).contains("重新核查");
        path.of(registered.number()).waitsAt("userTask_verifyComplaint");
    }

    @Test
    @DisplayName("热线表：对的行随即导入，有误的行逐处列出；改好后重新上传，已导入的不重复登记")
    void hotlineErrors() throws Exception {
        String institution = scenario.institution();
        String taken = scenario.registered(Source.HOTLINE).number();
        String ticket = files.get(taken).hotlineTicket();
        var response = upload(List.of(
                row("RXA1", today(), "东阿县", institution, "违规收费", CONTENT, "", ""),
                row("RXA1", "2026-13-40", "北京市", institution, "天气不好", "短", "", "123"),
                row(ticket, today(), "东阿县", "", "违规收费", CONTENT, "", "")), HOTLINE);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).contains("第3行（A3）").contains("与第2行重复").contains("第3行（B3）").contains("转办日期：请按").contains("第3行（C3）")
                .contains("第3行（E3）").contains("第3行（F3）").contains("第3行（H3）").contains("第4行（A4）").contains(taken).contains("第4行（D4）")
                .contains("已导入1件").contains("这些行没有导入");
        PageAssertions.assertPolite(response.getContentAsString());
        assertThat(ofInstitution(institution)).isOne();
        assertThat(upload(List.of(row(ticket, today(), "阳谷县", "某某电工班", "违规收费", CONTENT, "", "")), HOTLINE).getContentAsString())
                .as("外县的编号打不开").contains("已由东阿县登记（应由本县（市、区）办理的，请其").doesNotContain("登记为" + taken);
        var mended = upload(List.of(row("RXA1", today(), "东阿县", institution, "违规收费", CONTENT, "", ""),
                row("RXA2", today(), "东阿县", institution, "违规收费", CONTENT, "", "")), HOTLINE);
        assertThat(mended.getContentAsString()).contains("已导入1件").contains("第2行（A2）").contains("同一工单不能重复登记");
        assertThat(ofInstitution(institution)).isEqualTo(2);
        assertThat(upload(List.of(row("RXA1", today(), "东阿县", institution, "违规收费", CONTENT, "", "")), HOTLINE).getStatus())
                .as("一行也没有导入的").isEqualTo(400);
        var noTable = send(command(multipart("/complaints/hotline").file(new MockMultipartFile("file", "a.xlsx", null,
                Workbooks.table("表", List.of("姓名"), List.of(List.of("某")))))), HOTLINE);
        assertThat(noTable.getStatus()).isEqualTo(400);
        assertThat(noTable.getContentAsString()).contains("工单编号");
    }

    @Test
    @DisplayName("热线表：错误很多时只列前300处，写明一共多少处、改好后再列其余的")
    void hotlineManyErrors() throws Exception {
        String institution = scenario.institution();
        var rows = IntStream.rangeClosed(1, 101).mapToObj(i -> row("RXM" + i, "日期", "北京市", institution, "天气不好", CONTENT, "", "")).toList();
        var page = Jsoup.parse(upload(rows, HOTLINE).getContentAsString());
        assertThat(page.select(".problems h2").text()).contains("303处");
        assertThat(page.select(".problems li")).hasSize(300);
        assertThat(page.select(".problems").text()).contains("共303处，只列出前300处；改好后重新上传，再列出其余的");
    }

    @Test
    @DisplayName("热线表：全部正确的整份导入，各按热线时限计时；同一份不重复导入；坐席看到进展和答复")
    void hotlineImport() throws Exception {
        String institution = scenario.institution();
        var rows = List.of(row("RXB1", "2026/5/6", "东阿县", institution, "违规收费", CONTENT, "", ""),
                row("RXB2", today(), "东阿县", "街角电工班", "其他问题", CONTENT, "", ""));
        byte[] bytes = Workbooks.table("热线工单表", HEADINGS, rows);
        var first = send(command(multipart("/complaints/hotline").file(new MockMultipartFile("file", "a.xlsx", null, bytes))), HOTLINE);
        assertThat(first.getStatus()).isEqualTo(302);
        String number = jdbc.sql("SELECT number FROM complaint WHERE hotline_ticket = 'RXB1'").query(String.class).single();
        path.of(number).waitsAt("userTask_acceptComplaint");
        assertThat(jdbc.sql("SELECT due_at::date FROM work_item WHERE case_number = ?").param(number).query(LocalDate.class).single())
                .isEqualTo(LocalDate.of(2026, 5, 8));
        var again = send(command(multipart("/complaints/hotline").file(new MockMultipartFile("file", "b.xlsx", null, bytes))), HOTLINE);
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("没有重复导入");
        assertThat(ofInstitution(institution)).isOne();
        String page = page(get("/complaints/hotline").param("ticket", "RXB1"), HOTLINE); // its first page is shared with other tests
        assertThat(page).contains("RXB1").contains("待受理");
        PageAssertions.assertPolite(page);
        assertThat(send(get("/complaints/hotline/template"), HOTLINE).getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    @DisplayName("热线表：列名加了星号、括号和空格的也认得，来电人的电话不会因此丢掉；不认得的列逐一说明；日期的各种写法都认得")
    void hotlineHeadings() throws Exception {
        String institution = scenario.institution();
        List<String> headings = List.of("工单编号*", "转办日期", "县（市、区）", "被投诉机构", "反映的问题", "投诉内容", "来电人姓名（选填）", "来电人 电话", "紧急程度");
        var answer = mvc.perform(command(multipart("/complaints/hotline").file(new MockMultipartFile("file", "a.xlsx", null, Workbooks.table("热线工单表", headings,
                List.of(List.of("RXE1", "2026年5月6日", "东阿县", institution, "违规收费", CONTENT, "某来电人", "13800000009", "急")))))).with(csrf())
                .with(signedInAs(HOTLINE))).andReturn();
        assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        assertThat(String.valueOf(answer.getFlashMap().get("notes"))).contains("未导入的列：紧急程度").doesNotContain("来电人");
        assertThat(jdbc.sql("SELECT EXISTS (SELECT FROM complaint_informer i JOIN complaint c ON c.number = i.number WHERE c.hotline_ticket = 'RXE1')").query(Boolean.class).single()).isTrue();
    }

    @Test
    @DisplayName("热线表：同一份点两次只导入一次，答复一样；同一工单两处同时登记，后到的得到说明")
    void hotlineTwice() throws Exception {
        String institution = scenario.institution();
        byte[] bytes = Workbooks.table("热线工单表", HEADINGS, List.of(row("RXD1", today(), "东阿县", institution, "违规收费", CONTENT, "", "")));
        String id = id();
        for (int click = 0; click < 2; click++) {
            assertThat(send(multipart("/complaints/hotline").file(new MockMultipartFile("file", "a.xlsx", null, bytes)).param("commandId", id), HOTLINE)
                    .getStatus()).isEqualTo(302);
        }
        assertThat(ofInstitution(institution)).isOne();

        byte[] other = Workbooks.table("热线工单表", HEADINGS, List.of(row("RXD2", today(), "东阿县", institution, "违规收费", CONTENT, "", "")));
        var typed = new Intake(Source.HOTLINE.name(), "OTHER", institution, COUNTY, today(), CONTENT, "RXD2", "", "");
        assertThat(beside.second(() -> sheets.importSheet(new ByteArrayInputStream(other), HOTLINE), () -> complaints.register(typed, CLERK)))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems().toString()).contains("同一工单不能重复登记"));
        assertThat(beside.second(() -> complaints.register(new Intake(Source.HOTLINE.name(), "OTHER", institution, COUNTY, today(), CONTENT, "RXD3", "", ""), CLERK),
                () -> assertThat(sheets.importSheet(new ByteArrayInputStream(Workbooks.table("热线工单表", HEADINGS,
                        List.of(row("RXD3", today(), "东阿县", institution, "违规收费", CONTENT, "", "")))), HOTLINE).faults()).hasSize(1))).isNull();
    }

    @Test
    @DisplayName("来电人没有查询码：坐席在工单上登记不满意（重新核查一次）、满意和撤回；不是热线工单的404")
    void deskRecordsWhatTheCallerSays() throws Exception {
        String number = scenario.accepted(Source.HOTLINE).number();
        String page = "/complaints/hotline/" + number;
        assertThat(send(command(post(page)).param("said", "WITHDRAW").param("text", "退了"), HOTLINE).getStatus()).isEqualTo(400);
        assertThat(send(command(post(page)).param("said", "WITHDRAW").param("text", "机构已经退费"), HOTLINE).getStatus()).isEqualTo(302);
        assertThat(files.get(number).withdrawalText()).isEqualTo("机构已经退费");
        assertThat(send(command(post(page)).param("said", "SATISFIED"), HOTLINE).getStatus()).as("还没有答复").isEqualTo(409);
        scenario.verify(number, "unfounded");
        scenario.submit(number, "answerComplaint", java.util.Map.of("channel", "hotline", "opinion", "经核查，反映的情况不属实。"));
        assertThat(files.get(number).answer().channel()).isEqualTo(Channel.HOTLINE);
        assertThat(page(get("/complaints/hotline").param("ticket", files.get(number).hotlineTicket()), HOTLINE)).contains(number, "不满意");
        assertThat(send(command(post(page)).param("said", "DISSATISFIED").param("text", "没有到现场看"), HOTLINE).getStatus()).isEqualTo(302);
        path.of(number).waitsAt("userTask_verifyComplaint");
        String report = scenario.registered(Source.REPORT).number();
        assertThat(send(command(post("/complaints/hotline/" + report)).param("said", "WITHDRAW").param("text", "机构已经退费"), HOTLINE).getStatus()).isEqualTo(404);
        assertThat(send(command(post(page)).param("said", "SATISFIED"), CLERK).getStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName("经办登记后显示一次查询码，投诉人凭它查看、评价、撤回；检查、回访中发现、没有投诉人的不需要")
    void officerIsShownTheCodeOnce() throws Exception {
        assertThat(registered("REPORT")).endsWith("查询码");
        assertThat(registered("CALLBACK")).contains("本件没有投诉人，不需要告知查询码").doesNotContain("查询码：");
    }

    /** What was told, by its beginning when it has the code. */
    private String registered(String source) throws Exception {
        var response = mvc.perform(command(post("/complaints/new")).param("source", source).param("topic", "FEE").param("county", COUNTY)
                .param("institution", scenario.institution()).param("receivedOn", today()).param("content", CONTENT)
                .with(csrf()).with(signedInAs(CLERK))).andReturn();
        String number = URLDecoder.decode(response.getResponse().getRedirectedUrl(), StandardCharsets.UTF_8).replace("/cases/", "");
        String told = (String) response.getFlashMap().get("told");
        assertThat(page(get("/cases/" + number), CLERK)).doesNotContain(files.get(number).receipt());
        assertThat(page(get("/complaints/" + number), CLERK)).contains(source.equals("CALLBACK") ? "没有投诉人，不需答复" : "匿名");
        int code = told.indexOf("：" + files.get(number).receipt().replaceAll("(....)(....)(....)", "$1 $2 $3"));
        return code < 0 ? told : told.substring(0, code);
    }

    @Test
    @DisplayName("热线表的核对：查询次数不随行数增加")
    void hotlineSheetIsCheckedAtOnce() {
        assertThat(checking(60)).isEqualTo(checking(2)).isLessThanOrEqualTo(8);
    }

    private int checking(int rows) {
        var lines = new ArrayList<List<String>>();
        for (int n = 0; n < rows; n++) {
            lines.add(row("RXC" + rows + "-" + n, today(), "东阿县", "某校" + n, "违规收费", "短", "", ""));
        }
        byte[] bytes = Workbooks.table("热线工单表", HEADINGS, lines);
        return Statements.of(() -> assertThat(sheets.importSheet(new ByteArrayInputStream(bytes), HOTLINE).faults()).hasSize(rows)).size();
    }

    @Test
    @DisplayName("相似举报：同一机构前后期间内的提示并案，别的机构和期间以外的不提示；案件页的查询次数不随件数增加")
    void duplicates() {
        String institution = scenario.institution();
        String first = scenario.registered(scenario.intake(Source.REPORT, institution, "", "")).number();
        assertThat(similar(first)).isEmpty();
        int alone = statements(first);
        var others = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            others.add(scenario.registered(scenario.intake(Source.HOTLINE, institution, "", "")).number());
        }
        scenario.registered(Source.REPORT);
        assertThat(similar(first)).containsExactlyInAnyOrderElementsOf(others);
        assertThat(statements(first)).isEqualTo(alone).isLessThanOrEqualTo(10);
        jdbc.sql("UPDATE complaint SET registered_at = registered_at - interval '31 days' WHERE number = ?").param(others.get(0)).update();
        assertThat(similar(first)).doesNotContain(others.get(0));
    }

    private List<String> similar(String number) {
        var section = type.sections(number, CLERK).stream().filter(one -> one.id().equals("similar")).findFirst().orElseThrow();
        return ((List<?>) section.model()).stream().map(one -> ((ComplaintViews.Similar) one).number()).toList();
    }

    private int statements(String number) {
        return Statements.of(() -> {
            List<CaseType.Section> sections = type.sections(number, CLERK);
            assertThat(sections).hasSize(4);
        }).size();
    }

    private MockHttpServletResponse intake(Actor actor, String institution, String source, String day, String content, String ticket) throws Exception {
        return send(post("/complaints/new").param("source", source).param("topic", "OTHER").param("institution", institution).param("county", COUNTY)
                .param("receivedOn", day).param("content", content).param("ticket", ticket).param("commandId", id()), actor);
    }

    private static AbstractMockHttpServletRequestBuilder<?> report(String institution, String content, String photo, byte[] bytes) {
        return report(id(), institution, content, photo, bytes);
    }

    private static AbstractMockHttpServletRequestBuilder<?> report(String id, String institution, String content, String photo, byte[] bytes) {
        var request = multipart("/complaints/report");
        if (photo != null) {
            request.file(new MockMultipartFile("photos", photo, "image/jpeg", bytes));
        }
        return request.param("institution", institution).param("topic", "FEE").param("content", content).param("commandId", id);
    }

    private MockHttpServletResponse act(String receipt, String act, String text) throws Exception {
        return open(post("/complaints/progress").param("receipt", receipt).param("act", act).param("text", text), "198.51.100.25");
    }

    private MockHttpServletResponse open(AbstractMockHttpServletRequestBuilder<?> request, String address) throws Exception {
        return mvc.perform(request.with(csrf()).with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        })).andReturn().getResponse();
    }

    private MockHttpServletResponse upload(List<List<String>> rows, Actor actor) throws Exception {
        return send(command(multipart("/complaints/hotline").file(new MockMultipartFile("file", "热线.xlsx", null,
                Workbooks.table("热线工单表", HEADINGS, rows)))), actor);
    }

    private static AbstractMockHttpServletRequestBuilder<?> command(AbstractMockHttpServletRequestBuilder<?> request) {
        return request.param("commandId", UUID.randomUUID().toString());
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Actor actor) throws Exception {
        return mvc.perform(request.with(csrf()).with(signedInAs(actor))).andReturn().getResponse();
    }

    private String page(AbstractMockHttpServletRequestBuilder<?> request, Actor actor) throws Exception {
        var response = send(request, actor);
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }

    private static List<String> row(String... values) {
        return List.of(values);
    }

    private int ofInstitution(String name) {
        return jdbc.sql("SELECT count(*) FROM complaint WHERE institution_name = ?").param(name).query(Integer.class).single();
    }

    private String today() {
        return time.today().toString();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static byte[] jpeg() throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
