package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hamcrest.Matchers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Worksheet;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workbook.Workbooks;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("培训实施的页面")
class ClassPagesTest {

    @Autowired FilingScenario filings;
    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("每一页都打得开、规范；别的机构和别县打不开")
    void pages() throws Exception {
        Draft draft = scenario.trained();
        for (String page : List.of("attendance", "videos", "exam", "inspections", "patrol", "calls", "certificates")) {
            Actor reader = List.of("inspections", "patrol", "calls").contains(page) ? scenario.clerk : draft.applicant();
            String path = "/classes/" + draft.number() + "/" + page;
            var shown = mvc.perform(get(path).with(signedInAs(reader))).andExpect(status().isOk()).andReturn();
            PageAssertions.assertPolite(shown.getResponse().getContentAsString());
            Actor stranger = reader == scenario.clerk ? actor(Role.COUNTY_CLERK, "371525") : applicant(FilingScenario.COUNTY, 799_999);
            mvc.perform(get(path).with(signedInAs(stranger))).andExpect(status().isNotFound());
        }
        var page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(scenario.clerk))).andExpect(status().isOk()).andReturn();
        PageAssertions.assertPolite(page.getResponse().getContentAsString());
        assertThat(page.getResponse().getContentAsString()).contains("班期出勤率100%", "登记回访");
    }

    @Test
    @DisplayName("审批表只印申报内容和意见：考勤、视频、考核等开班以后的记录不在上面，案件页照常列出")
    void printedForm() throws Exception {
        List<String> filed = List.of("申请内容", "花名册", "课程表", "师资场地", "核验");
        Draft applied = filings.submitted();
        assertThat(printed(applied).select(".paper-form > tbody > tr > th").eachText()).containsSequence(filed);

        Draft trained = scenario.trained();
        Document form = printed(trained);
        assertThat(form.select(".paper-form > tbody > tr > th").eachText()).containsSequence(filed)
                .doesNotContain("考勤", "检查", "视频", "回访", "考核", "证书", "就业");
        assertThat(form.text()).doesNotContain("班期出勤率");
    }

    private Document printed(Draft draft) throws Exception {
        return Jsoup.parse(mvc.perform(get("/cases/" + draft.number() + "/print").with(signedInAs(scenario.clerk))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString());
    }

    @Test
    @DisplayName("考勤表有错：逐格指出，一处有错就都不导入，可以下载标注后的文件；改好后导入")
    void attendanceFaults() throws Exception {
        Draft draft = scenario.running();
        byte[] template = work.attendanceTemplate(draft.number(), draft.applicant());
        byte[] wrong = ClassScenario.filled(template, 3, (row, lesson) -> row == 1 && lesson == 1 ? "来了" : row == 2 && lesson == 20 ? "出勤" : "").readAllBytes();
        upload(draft, wrong).andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("第2行（D2）")))
                .andExpect(content().string(Matchers.containsString("还没有上课")));
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().empty()).isTrue();
        byte[] returned = mvc.perform(get("/classes/" + draft.number() + "/attendance/returned").with(signedInAs(draft.applicant())))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(returned))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(23).getStringCellValue()).contains("不是出勤情况");
        }
        time.passTo(draft.startsOn().atTime(18, 0));
        upload(draft, ClassScenario.filled(template, 3, (row, lesson) -> lesson <= 2 ? "√" : "").readAllBytes())
                .andExpect(redirectedUrlPattern("/classes/**"));
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().classRate()).isEqualTo(100);
    }

    @Test
    @DisplayName("不是本班期的表、不是工作簿的文件：400，说明是什么、怎样改")
    void foreignFiles() throws Exception {
        Draft draft = scenario.running();
        upload(draft, "这不是工作簿".getBytes()).andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("不能作为考勤表读取")));
        upload(draft, Workbooks.table("x", List.of("甲", "乙"), List.of())).andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("没有找到考勤表的表头")));
        upload(draft, Workbooks.table("x", List.of("序号", "姓名"), List.of(List.of("1", "别人")))).andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("与花名册对不上")));
    }

    @Test
    @DisplayName("有错误的表刷新重发：不再导入，也不说已经导入；返回上一页选了改好的表，照常导入")
    void faultySheetRepeated() throws Exception {
        Draft draft = scenario.running();
        String commandId = UUID.randomUUID().toString();
        byte[] foreign = Workbooks.table("x", List.of("序号", "姓名"), List.of(List.of("1", "别人")));
        upload(draft, foreign, commandId).andExpect(status().isBadRequest());
        upload(draft, foreign, commandId).andExpect(redirectedUrlPattern("/classes/**"))
                .andExpect(flash().attribute("told", Matchers.nullValue())).andExpect(flash().attributeExists("problems"));
        // back on the page from before, with its command id, the mended file is chosen
        byte[] mended = ClassScenario.filled(work.attendanceTemplate(draft.number(), draft.applicant()), 3, (row, lesson) -> lesson == 1 ? "√" : "").readAllBytes();
        upload(draft, mended, commandId).andExpect(flash().attribute("told", "考勤已导入：新登记10处。"));
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().classRate()).isEqualTo(100);
        upload(draft, mended, commandId).andExpect(flash().attribute("told", "考勤已导入：新登记10处。"));
    }

    @Test
    @DisplayName("再导入一次相同的表：写明没有改动，不记流转；更正一格为原来登记的，也说没有改动")
    void sameSheetAgain() throws Exception {
        Draft draft = scenario.running();
        byte[] filled = ClassScenario.filled(work.attendanceTemplate(draft.number(), draft.applicant()), 3, (row, lesson) -> lesson == 1 ? "√" : "").readAllBytes();
        upload(draft, filled).andExpect(flash().attribute("told", "考勤已导入：新登记10处。"));
        upload(draft, filled).andExpect(flash().attribute("told", Matchers.startsWith("上传的考勤表与已登记的内容相同，没有改动")));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '导入考勤%'").param(draft.number()).query(String.class).list())
                .containsExactly("导入考勤：10名学员，1次课。");
        assertThat(told(upload(draft, withSecondSheet(filled)))).contains("没有改动", "只读取了工作表“考勤表”", "工作表“第二 周”有同样的表头，没有读取");
        correct(draft, "当日请假").andExpect(redirectedUrlPattern("/classes/**"));
        correct(draft, "当日请假").andExpect(status().isBadRequest()).andExpect(content().string(Matchers.containsString("已经登记为“请假”，没有改动")));
    }

    private static String told(org.springframework.test.web.servlet.ResultActions answer) {
        return (String) answer.andReturn().getFlashMap().get("told");
    }

    private static byte[] withSecondSheet(byte[] filled) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(filled)); var out = new ByteArrayOutputStream()) {
            workbook.cloneSheet(0, "第二 周");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private org.springframework.test.web.servlet.ResultActions upload(Draft draft, byte[] content) throws Exception {
        return upload(draft, content, UUID.randomUUID().toString());
    }

    private org.springframework.test.web.servlet.ResultActions upload(Draft draft, byte[] content, String commandId) throws Exception {
        return mvc.perform(multipart("/classes/" + draft.number() + "/attendance")
                .file(new MockMultipartFile("file", "考勤.xlsx", null, content)).param("commandId", commandId)
                .with(signedInAs(draft.applicant())).with(csrf()));
    }

    @Test
    @DisplayName("更正一格：更正前后都留在审计里，没有原因的不能更正")
    void corrected() throws Exception {
        Draft draft = scenario.trained();
        correct(draft, "").andExpect(status().isBadRequest()).andExpect(content().string(Matchers.containsString("请填写更正原因")));
        correct(draft, "当日请假，有请假条").andExpect(redirectedUrlPattern("/classes/**"));
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().rows().get(2).rate()).isEqualTo(95);
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = 'delivery.attendanceCorrected'")
                .param(draft.number()).query(String.class).single()).contains("出勤", "请假");
    }

    @Test
    @DisplayName("更正考勤在流转记录和审计里只写第几名学员，不写姓名")
    void correctedWithoutName() throws Exception {
        Draft draft = scenario.trained();
        correct(draft, "当日请假，有请假条").andExpect(redirectedUrlPattern("/classes/**"));
        String name = work.attending(draft.number(), draft.applicant()).sheet().rows().get(2).name();
        List<String> written = jdbc.sql("""
                SELECT text FROM timeline_entry WHERE case_number = :number AND text LIKE '更正考勤%'
                UNION ALL SELECT e::text FROM audit_entry e WHERE case_number = :number AND action = 'delivery.attendanceCorrected'""")
                .param("number", draft.number()).query(String.class).list();
        assertThat(written).hasSize(2).allSatisfy(text -> assertThat(text).contains("第3名学员，第1次课").doesNotContain(name));
    }

    private org.springframework.test.web.servlet.ResultActions correct(Draft draft, String reason) throws Exception {
        return mvc.perform(post("/classes/" + draft.number() + "/attendance/correct").param("position", "3").param("session", "1")
                .param("mark", "请假").param("reason", reason).param("commandId", UUID.randomUUID().toString())
                .with(signedInAs(draft.applicant())).with(csrf()));
    }

    @Test
    @DisplayName("回访电话先隐去；有权的人看到完整号码，每看一次留一条审计")
    void phoneOnTheRecord() throws Exception {
        Draft draft = scenario.trained();
        var call = work.calling(draft.number(), scenario.clerk).sample().calls().get(0);
        assertThat(call.maskedPhone()).contains("****");
        mvc.perform(post("/classes/" + draft.number() + "/calls/1/phone").with(signedInAs(scenario.clerk)).with(csrf()))
                .andExpect(status().isOk()).andExpect(content().string(Matchers.matchesRegex("(?s).*138\\d{8}.*")));
        mvc.perform(post("/classes/" + draft.number() + "/calls/1/phone").with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE case_number = ? AND action = 'delivery.phoneSeen'")
                .param(draft.number()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    @DisplayName("回访：填好的各行一次登记，每行一条审计；页面显示后没有改动的行不覆盖别人此间登记的")
    void callsOfThePage() throws Exception {
        Draft draft = scenario.trained();
        Document page = Jsoup.parse(calls(draft, Map.of()).andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("没有填写或者更改任何一名学员的回访"))).andReturn().getResponse().getContentAsString());
        assertThat(page.select("form:has([name=reached-1]) button").eachText()).as("Enter must not show a number").first().isEqualTo("登记已填写的各行");
        assertThat(page.select("[name=was-3]").val()).isEqualTo("|||||");
        runAs(scenario.clerk, () -> work.answer(draft.number(), Map.of(3, new CallAnswers("no", "", "", "", "", "关机")), Map.of(), scenario.clerk));

        Map<String, String> typed = new HashMap<>(Map.of("reached-3", "", "note-3", "", "was-3", "|||||", "reached-2", "no"));
        typed.putAll(reached(1));
        calls(draft, typed).andExpect(redirectedUrlPattern("/classes/**")).andExpect(flash().attribute("told", "已登记2名学员的回访。"));
        assertThat(work.calling(draft.number(), scenario.clerk).sample().calls()).extracting(FollowUpCall::reached)
                .startsWith(true, false, false);
        assertThat(work.calling(draft.number(), scenario.clerk).sample().calls().get(2).note()).isEqualTo("关机");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE case_number = ? AND action = 'delivery.called' ORDER BY seq")
                .param(draft.number()).query(String.class).list()).containsExactly(
                        "电话回访第3名：未接通。", "电话回访第1名：已接通。", "电话回访第2名：未接通。");
    }

    @Test
    @DisplayName("回访：同事已经登记的行不被旧页面覆盖，写明同事登记的内容，各行都不登记；看过以后可以再登记；显示号码不当作看过")
    void calledMeanwhile() throws Exception {
        Draft draft = scenario.trained();
        runAs(scenario.clerk, () -> work.answer(draft.number(), Map.of(3, CallAnswers.of(List.of("yes", "yes", "yes", "yes", "no", "收了书本费"))), Map.of(), scenario.clerk));
        Map<String, String> typed = new HashMap<>(Map.of("reached-3", "no", "was-3", "|||||", "reached-2", "no", "was-2", "|||||"));
        var phone = post("/classes/" + draft.number() + "/calls/3/phone").with(signedInAs(scenario.clerk)).with(csrf());
        typed.forEach(phone::param);
        assertThat(Jsoup.parse(mvc.perform(phone).andReturn().getResponse().getContentAsString()).select("[name=was-3]").val()).isEqualTo("|||||");

        Document page = Jsoup.parse(calls(draft, typed).andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString());
        assertThat(page.select(".problem-list").text()).contains(scenario.clerk.name() + "已经登记（接通：是，参加培训：是，满意：是，被收费：是，被许诺补贴：否，备注：收了书本费），没有覆盖");
        assertThat(work.calling(draft.number(), scenario.clerk).sample().calls()).extracting(FollowUpCall::charged).contains(true);
        assertThat(work.calling(draft.number(), scenario.clerk).sample().calls().get(1).calledAt()).isNull();
        typed.put("was-3", page.select("[name=was-3]").val());
        calls(draft, typed).andExpect(redirectedUrlPattern("/classes/**"));
        assertThat(work.calling(draft.number(), scenario.clerk).sample().calls().get(2).reached()).isFalse();
    }

    @Test
    @DisplayName("回访：一行有误（没有接通却有回答的也是）各行都不登记，写明第几名、哪一项，填过的各行都还在；显示号码也不丢失填过的内容")
    void faultyCall() throws Exception {
        Draft draft = scenario.trained();
        Map<String, String> typed = new HashMap<>(Map.of("reached-2", "yes", "attended-2", "yes", "reached-3", "no", "charged-3", "yes", "note-4", "占线"));
        typed.putAll(reached(1));
        List<FollowUpCall> sample = work.calling(draft.number(), scenario.clerk).sample().calls();
        Document page = Jsoup.parse(calls(draft, typed).andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString());
        assertThat(page.select(".problem-list a").eachAttr("href"))
                .containsExactly("#satisfied-2", "#charged-2", "#promised-2", "#charged-3", "#reached-4").allSatisfy(to -> assertThat(page.select(to)).hasSize(1));
        assertThat(page.select(".problem-list").text()).contains("第2名 " + sample.get(1).name() + "，满意：没有选择",
                "第3名 " + sample.get(2).name() + "，被收费：没有接通，却选择了“是”", "第4名 " + sample.get(3).name() + "，接通：没有选择");
        assertThat(page.text()).contains("本次填写的各行都没有登记");
        assertStillTyped(page);
        assertThat(work.calling(draft.number(), scenario.clerk).sample().left()).isEqualTo(sample.size());

        var request = post("/classes/" + draft.number() + "/calls/5/phone").with(signedInAs(scenario.clerk)).with(csrf());
        typed.forEach(request::param);
        assertStillTyped(Jsoup.parse(mvc.perform(request).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()));
    }

    private static void assertStillTyped(Document page) {
        assertThat(page.select("#promised-1 option[selected]").val()).isEqualTo("no");
        assertThat(page.select("#attended-2 option[selected]").val()).isEqualTo("yes");
        assertThat(page.select("#note-4").val()).isEqualTo("占线");
        assertThat(page.select("[name=was-4]").val()).isEqualTo("|||||");
    }

    private static Map<String, String> reached(int position) {
        return Map.of("reached-" + position, "yes", "attended-" + position, "yes", "satisfied-" + position, "yes",
                "charged-" + position, "no", "promised-" + position, "no");
    }

    private org.springframework.test.web.servlet.ResultActions calls(Draft draft, Map<String, String> typed) throws Exception {
        var request = post("/classes/" + draft.number() + "/calls").param("commandId", UUID.randomUUID().toString())
                .with(signedInAs(scenario.clerk)).with(csrf());
        typed.forEach(request::param);
        return mvc.perform(request);
    }

    @Test
    @DisplayName("回访登记的查询数不随行数增加")
    void callsInOneBatch() {
        Draft draft = scenario.trained();
        int one = Statements.of(() -> answered(draft, 1)).size();
        assertThat(Statements.of(() -> answered(draft, 5))).hasSize(one);
    }

    private void answered(Draft draft, int count) {
        runAs(scenario.clerk, () -> work.answer(draft.number(), java.util.stream.IntStream.rangeClosed(1, count).boxed().collect(
                Collectors.toMap(Function.identity(), position -> new CallAnswers("no", "", "", "", "", ""))), Map.of(), scenario.clerk));
    }

    @Test
    @DisplayName("回访名单：同一种子抽出同样的人，种子不同的不同")
    void replayable() {
        List<String> persons = java.util.stream.IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
        assertThat(FollowUpCalls.sample(persons, 7, 5)).isEqualTo(FollowUpCalls.sample(persons.stream().sorted(java.util.Comparator.reverseOrder()).toList(), 7, 5)).hasSize(5);
        assertThat(FollowUpCalls.sample(persons, 7, 5)).isNotEqualTo(FollowUpCalls.sample(persons, 8, 5));
        assertThat(FollowUpCalls.sample(persons.subList(0, 3), 7, 5)).hasSize(3);
    }

    @Test
    @DisplayName("视频登记有错：每一项说明怎样改，填过的内容还在")
    void videoFaults() throws Exception {
        Draft draft = scenario.running();
        mvc.perform(post("/classes/" + draft.number() + "/videos").param("session", "20").param("name", "上午").param("place", "本校服务器")
                        .param("sha256", "abc").param("minutes", "三小时").param("commandId", UUID.randomUUID().toString())
                        .with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().isBadRequest()).andExpect(content().string(Matchers.allOf(
                        Matchers.containsString("已经上过的一次课"), Matchers.containsString("64位"), Matchers.containsString("单位为分钟"),
                        Matchers.containsString("本校服务器"))));
    }

    @Test
    @DisplayName("考核结果的错误逐格指出：成绩、结论、证书编号缺少或者重复")
    void resultFaults() {
        Draft draft = scenario.examined();
        var faults = scenario.results(draft, (row, column) -> switch (row) {
            case 1 -> column == 3 ? "合格" : column == 4 ? "AB123456" : "101";
            case 2 -> column == 3 ? "通过" : "";
            case 3 -> List.of("80", "80", "合格", "").get(column - 1);
            case 4, 5 -> List.of("80", "80", "合格", "CD123456").get(column - 1);
            default -> List.of("", "", "缺考", "").get(column - 1);
        });
        assertThat(faults).extracting(Worksheet.Fault::where).containsExactly(
                "第2行（D2）", "第2行（E2）", "第3行（F3）", "第4行（G4）", "第6行（G6）");
    }

    @Test
    @DisplayName("再检查一次：人数不足两名、课次与日期不符的不能登记")
    void moreInspections() {
        Draft draft = scenario.running();
        String other = scenario.colleague();
        runAs(scenario.clerk, () -> {
            assertThatThrownBy(() -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:40",
                    List.of(other), "1", "十", List.of(), "正常", "PASSED", ""), scenario.clerk))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("2名不同的").hasMessageContaining("清点人数");
            assertThatThrownBy(() -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:40",
                    List.of(other, scenario.clerk.name()), "9", "十", List.of(), "正常", "FAILED", ""), scenario.clerk))
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("检查时间应为该次课当日").hasMessageContaining("清点人数")
                    .hasMessageContaining("至少选择一项");
            for (String against : List.of("FEWER", "TEACHER", "PLACE", "CHARGED")) {
                assertThatThrownBy(() -> work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:40",
                        List.of(other, scenario.clerk.name()), "1", "9", List.of("SAFETY", against), "正常", "PASSED", ""), scenario.clerk))
                        .isInstanceOf(RequestRefused.class).hasMessageContaining("“" + InspectionFinding.valueOf(against).label() + "”的不能是合格（第12条）");
            }
            work.inspect(draft.number(), new Inspections.Typed(draft.startsOn() + " 08:40", List.of(other, scenario.clerk.name()), "1",
                    "9", List.of("FEWER"), "少一人", "RECTIFY", draft.startsOn().plusDays(7).toString()), scenario.clerk);
        });
        assertThat(work.inspecting(draft.number(), scenario.clerk).inspections()).hasSize(1);
    }
}
