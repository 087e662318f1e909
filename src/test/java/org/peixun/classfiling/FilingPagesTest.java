package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.workbook.Workbooks;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.DispatcherServlet;

@IntegrationTest
@DisplayName("开班申请页面")
class FilingPagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private FilingScenario scenario;

    @Autowired
    private ClassFilings filings;

    @Autowired
    private FilingDrafts drafts;

    @Autowired
    private Tasks tasks;

    @ParameterizedTest
    @EnumSource(FilingStep.class)
    @DisplayName("填好的申请每一步都能打开，规范")
    void everyStep(FilingStep step) throws Exception {
        var draft = scenario.aValidDraft();
        String html = mvc.perform(page(draft.number(), draft.applicant()).param("step", step.slug()))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        assertThat(html).contains(draft.number()).contains("核对并报送");
    }

    @Test
    @DisplayName("新建的草稿各步都能打开")
    void emptyDraft() throws Exception {
        var draft = scenario.aValidDraft();
        String number = mvc.perform(post("/filings/new").with(signedInAs(draft.applicant())).with(csrf())
                        .param("institution", String.valueOf(draft.institutionId())).param("commandId", UUID.randomUUID().toString()))
                .andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        String path = java.net.URLDecoder.decode(number, java.nio.charset.StandardCharsets.UTF_8);
        for (FilingStep step : FilingStep.values()) {
            assertPolite(mvc.perform(page(path.substring("/filings/".length()), draft.applicant()).param("step", step.slug()))
                    .andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
        }
    }

    @Test
    @DisplayName("新建申请：替几家机构申报的，查询数与一家的相同")
    void severalInstitutions() {
        var one = scenario.aValidDraft();
        var other = scenario.aValidDraft();
        var grants = new HashSet<>(one.applicant().grants());
        grants.addAll(other.applicant().grants());
        var ofBoth = new Actor(one.applicant().userId(), "某人", grants);
        opened(one.applicant());
        assertThat(Statements.of(() -> assertThat(opened(ofBoth)).doesNotContain("不能申请开班")))
                .hasSameSizeAs(Statements.of(() -> opened(one.applicant())));
    }

    private String opened(Actor actor) {
        try {
            return mvc.perform(get("/filings/new").with(signedInAs(actor)).accept("text/html")).andExpect(status().isOk())
                    .andReturn().getResponse().getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("边填边存：只送来改动的内容，填错的也原样保留")
    void autosave() throws Exception {
        var draft = scenario.aValidDraft();
        mvc.perform(post("/filings/{n}/draft/basic", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .accept("application/json").param("startsOn", "五月二十日")).andExpect(status().isNoContent());
        mvc.perform(post("/filings/{n}/draft/timetable", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .accept("application/json").param("l3.hours", "三")).andExpect(status().isNoContent());

        FilingView view = filings.view(draft.number(), draft.applicant());
        assertThat(view.value("startsOn")).isEqualTo("五月二十日");
        assertThat(view.value("head")).isEqualTo("某负责人");
        assertThat(view.form().lessons()).hasSize(20);
        assertThat(view.form().lessons().get(3).hours()).isEqualTo("三");
        assertThat(view.form().lessons().get(3).content()).isEqualTo("第4讲");
    }

    @Test
    @DisplayName("同一步已在别处改过的：旧页面不会覆盖，答复409并列出打过的字；自动保存以后可以接着填；改的是另一步的不妨碍")
    void stalePage() throws Exception {
        var draft = scenario.aValidDraft();
        String stale = seen(draft, "exam");
        autosave(draft, "exam", "examPlace", "同事改的地点");
        String refused = mvc.perform(post("/filings/{n}/steps/exam", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                        .param("seen", stale).param("examPlace", "旧页面上打的地点"))
                .andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();
        assertPolite(refused);
        assertThat(refused).contains("已由本机构的其他人员或者在另一页面修改", "旧页面上打的地点").doesNotContain(stale);
        assertThat(typing(draft, stale, "旧页面上打的地点")).satisfies(answer -> {
            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getContentAsString()).contains("没有保存");
        });
        assertThat(filings.view(draft.number(), draft.applicant()).value("examPlace")).isEqualTo("同事改的地点");

        assertThat(typing(draft, stale, "同事改的地点").getStatus()).as("the same once more").isEqualTo(204);
        String next = typing(draft, seen(draft, "exam"), "新地点").getHeader("Seen");
        assertThat(next).isEqualTo(seen(draft, "exam"));
        autosave(draft, "basic", "head", "另一负责人");
        assertThat(typing(draft, next, "又一地点").getStatus()).isEqualTo(204);

        String lessons = seen(draft, "timetable");
        autosave(draft, "timetable", "l3.hours", "3");
        mvc.perform(post("/filings/{n}/steps/timetable", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .param("seen", lessons).param("l0.date", "2026-05-20")).andExpect(status().isConflict());
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons()).hasSize(20);
    }

    @Test
    @DisplayName("生成、粘贴课程表会替换现有各行：页面先问；旧页面上的不替换，答复409；空的课程表不问")
    void replacedOnlyKnowingly() throws Exception {
        var draft = scenario.aValidDraft();
        String html = mvc.perform(page(draft.number(), draft.applicant()).param("step", "timetable")).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        var document = Jsoup.parse(html);
        assertThat(document.selectFirst("form[action$=/timetable/make]").attr("data-confirm")).contains("替换现有20行");
        assertThat(document.selectFirst("form[action$=/timetable/paste] [data-confirm-when=append=false]").attr("data-confirm")).contains("替换现有20行");
        assertThat(document.select("form[action$=/timetable/paste] input[name=append][checked]").val()).isEqualTo("true");
        String stale = seen(draft, "timetable");
        autosave(draft, "timetable", "l3.hours", "3");
        for (var replacing : List.of(make(draft, 20),
                paste(draft, 20))) {
            mvc.perform(replacing.param("seen", stale).param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().isConflict());
        }
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons()).hasSize(20);
        mvc.perform(paste(draft, 20).param("seen", seen(draft, "timetable")).param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons()).hasSize(1);

        var empty = Jsoup.parse(mvc.perform(page(filings.draft(draft.applicant(), draft.institutionId()), draft.applicant())
                .param("step", "timetable")).andReturn().getResponse().getContentAsString());
        assertThat(empty.select("form[action*=/timetable/][data-confirm], form[action*=/timetable/] [data-confirm-when]")).isEmpty();
        assertThat(empty.select("form[action$=/timetable/paste] input[name=append]").val()).as("此后填写的保留").isEqualTo("true");
    }

    @Test
    @DisplayName("打开页面以后又填写了课程（自动保存）：生成、粘贴课程表都不悄悄替换，说明有几行，再点一次才替换")
    void rowsTypedSince() throws Exception {
        var draft = scenario.aValidDraft();
        mvc.perform(make(draft, 0).param("seen", seen(draft, "timetable")).param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(flash().attribute("refused", containsString("课程表现有20行，没有生成")));
        mvc.perform(paste(draft, 17).param("seen", seen(draft, "timetable")).param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(flash().attribute("refused", containsString("课程表现有20行，没有导入"))).andExpect(flash().attribute("pasted", containsString("第一讲")));
        assertThat(filings.view(draft.number(), draft.applicant()).form().lessons()).hasSize(20);
        mvc.perform(make(draft, 20).param("seen", seen(draft, "timetable")).param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(flash().attribute("told", startsWith("已生成")));
    }

    private static MockHttpServletRequestBuilder paste(FilingScenario.Draft draft, int replaced) {
        return post("/filings/{n}/timetable/paste", draft.number()).param("rows", "2026-06-01\t08:30\t11:45\t4\t理论\t第一讲")
                .param("append", "false").param("replaced", String.valueOf(replaced));
    }

    private static MockHttpServletRequestBuilder make(FilingScenario.Draft draft, int replaced) {
        return post("/filings/{n}/timetable/make", draft.number()).param("workingDays", "true").param("slotStarts", "08:30", "13:30")
                .param("slotEnds", "11:45", "16:45").param("slotHours", "4", "4").param("replaced", String.valueOf(replaced));
    }

    private MockHttpServletResponse typing(FilingScenario.Draft draft, String seen, String place) throws Exception {
        return mvc.perform(post("/filings/{n}/draft/exam", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .accept("application/json").param("seen", seen).param("examPlace", place)).andReturn().getResponse();
    }

    /** What the page says that it shows. */
    private String seen(FilingScenario.Draft draft, String step) throws Exception {
        Matcher seen = SEEN.matcher(mvc.perform(page(draft.number(), draft.applicant()).param("step", step)).andReturn().getResponse().getContentAsString());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    @ParameterizedTest
    @CsvSource({"startsOn, 2016-05-20", "endsOn, 1026-05-20", "examOn, 0001-01-01", "startsOn, 2206-05-20"})
    @DisplayName("年份填错的日期：各步都能打开，指出是哪一项，改正后即可报送")
    void wrongYear(String field, String typed) throws Exception {
        var draft = scenario.aValidDraft();
        String right = filings.view(draft.number(), draft.applicant()).value(field);
        String step = FilingField.byKey(field).orElseThrow().step().slug();
        autosave(draft, step, field, typed);
        for (FilingStep each : FilingStep.values()) {
            mvc.perform(page(draft.number(), draft.applicant()).param("step", each.slug())).andExpect(status().isOk());
        }
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks())
                .filteredOn(finding -> finding.key().equals("readable@" + field)).singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains(typed).contains("年份有误").contains("2021年至2099年"));
        autosave(draft, step, field, right);
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).isEmpty();
    }

    @Test
    @DisplayName("课程表中年份填错的日期指明是哪一行")
    void wrongYearOfALesson() throws Exception {
        var draft = scenario.aValidDraft();
        autosave(draft, "timetable", "l3.date", "202605-05-20");
        mvc.perform(page(draft.number(), draft.applicant()).param("step", FilingStep.TIMETABLE.slug())).andExpect(status().isOk());
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks())
                .anySatisfy(finding -> assertThat(finding.message()).contains("课程表第4行的上课日期").contains("年份有误"));
    }

    private void autosave(FilingScenario.Draft draft, String step, String field, String typed) throws Exception {
        mvc.perform(post("/filings/{n}/draft/{step}", draft.number(), step).with(signedInAs(draft.applicant())).with(csrf())
                .accept("application/json").param(field, typed)).andExpect(status().isNoContent());
    }

    @Test
    @DisplayName("按工作日生成课程表，课时与申报一致")
    void makesTimetable() throws Exception {
        var draft = scenario.aValidDraft();
        mvc.perform(post("/filings/{n}/timetable/make", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .param("commandId", UUID.randomUUID().toString()).param("replaced", "20").param("workingDays", "true")
                .param("slotStarts", "08:30", "13:30").param("slotEnds", "11:45", "16:45").param("slotHours", "4", "4")
                .param("teacher", String.valueOf(draft.institutionId()))).andExpect(status().is3xxRedirection());
        assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).isEmpty();
    }

    @Test
    @DisplayName("工作日历还没有录入该年的，不能按工作日排课：说明可以改选星期，填写的时段仍在")
    void yearWithoutCalendar() throws Exception {
        var draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("startsOn", "2098-03-03", "endsOn", "2098-04-30"), draft.applicant()));
        var flash = mvc.perform(post("/filings/{n}/timetable/make", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .param("commandId", UUID.randomUUID().toString()).param("replaced", "20").param("workingDays", "true")
                .param("slotStarts", "08:30").param("slotEnds", "11:45").param("slotHours", "4")).andExpect(status().is3xxRedirection()).andReturn().getFlashMap();
        assertThat(flash.get("refused")).asString().contains("2098年的工作日安排尚未录入", "改选星期");
        assertThat(flash.get("wished")).isNotNull();
    }

    @Test
    @DisplayName("生成课程表：时间可以写作8:30；排不下的，填写的上课日、时段和课时仍在")
    void wishOfTheTimetableIsKept() throws Exception {
        var draft = scenario.aValidDraft();
        MockHttpServletRequestBuilder make = post("/filings/{n}/timetable/make", draft.number()).with(signedInAs(draft.applicant())).with(csrf())
                .param("commandId", UUID.randomUUID().toString()).param("replaced", "20").param("day", "6", "7").param("slotStarts", "8:10", "13：20", "18:30").param("slotEnds", "9:00", "14:10", "20:00").param("slotHours", "1", "1", "");
        var refused = mvc.perform(make).andExpect(status().is3xxRedirection()).andReturn();
        assertThat((String) refused.getFlashMap().get("refused")).contains("还差");
        String html = mvc.perform(page(draft.number(), draft.applicant()).param("step", "timetable")
                        .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, refused.getFlashMap()))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        var form = Jsoup.parse(html).selectFirst("form[action$=/make]");
        assertThat(form.select("input[name=day][checked]").eachAttr("value")).containsExactly("6", "7");
        assertThat(form.select("input[name=workingDays][checked]")).isEmpty();
        assertThat(form.select("input[name=slotStarts]").eachAttr("value")).containsExactly("8:10", "13：20", "18:30");
        assertThat(form.select("input[name=slotHours]").eachAttr("value")).containsExactly("1", "1", "");
    }

    @Test
    @DisplayName("退回补正的：打开就是要修改的那一步，补正通知的每一项写明去哪一步修改")
    void opensWhereItWasReturned() throws Exception {
        var filing = scenario.submitted();
        Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        runAs(clerk, () -> tasks.complete(tasks.open(filing.number(), "acceptFiling").orElseThrow(), clerk, Map.of("decision", "return", "reasons", List.of("TIMETABLE_HOURS", "PLACE_UNFIT"), "opinion", "请写明安全教育的内容。")));
        String html = mvc.perform(page(filing.number(), filing.applicant())).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        assertThat(html).contains("去修改“课程表”", "去修改“师资场地”", "<h2 id=\"timetable\">课程表</h2>");
    }

    @Test
    @DisplayName("自行命题考试的考核方案在材料中标为必需；尚未选择的职业和等级是一个问题，按页面上的名称写")
    void asThePageCallsIt() throws Exception {
        var own = scenario.aValidDraft();
        drafts.saveValues(own.number(), Map.of("examRoute", "培训主体自主合格证考试"), own.applicant());
        assertThat(mvc.perform(page(own.number(), own.applicant()).param("step", "documents")).andReturn().getResponse().getContentAsString())
                .containsPattern("考核方案</span> <span class=\"soft\">必需");
        drafts.saveValues(own.number(), Map.of("examRoute", "职业技能考核鉴定", "occupation", "", "level", ""), own.applicant());
        assertThat(mvc.perform(page(own.number(), own.applicant()).param("step", "documents")).andReturn().getResponse().getContentAsString())
                .containsPattern("考核方案</span> <span class=\"soft\">有则提供");
        assertThat(filings.view(own.number(), own.applicant()).report().blocks()).extracting(Finding::message)
                .contains("“职业（工种）和等级”没有选择。").noneMatch(message -> message.startsWith("“等级”"));
    }

    @Test
    @DisplayName("报送：有问题时留在本页并全部列出，没有问题时转到案件页")
    void submits() throws Exception {
        var draft = scenario.aValidDraft();
        String html = mvc.perform(submission(draft.number(), draft.applicant())).andExpect(status().isBadRequest())
                .andReturn().getResponse().getContentAsString();
        assertPolite(html);
        assertThat(html).contains("本次没有报送").contains("没有勾选真实性承诺").contains("<a href=\"#field-commitment\">");

        mvc.perform(submission(draft.number(), draft.applicant()).param("commitment", "true"))
                .andExpect(status().is3xxRedirection()).andExpect(redirectedUrlPattern("/cases/*"));
        mvc.perform(page(draft.number(), draft.applicant())).andExpect(status().is3xxRedirection());
        assertPolite(mvc.perform(get("/filings/{n}/withdraw", draft.number()).with(signedInAs(draft.applicant())))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
        assertPolite(mvc.perform(get("/cases/{n}", draft.number()).with(signedInAs(actor(Role.COUNTY_CLERK, FilingScenario.COUNTY))))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
    }

    @Test
    @DisplayName("报送被拒绝：每个问题在页面上只写一次，须改正的在表中，需说明的在它的说明栏旁")
    void eachProblemOnce() throws Exception {
        var draft = scenario.aValidDraft();
        drafts.saveValues(draft.number(), Map.of("plannedSize", "9"), draft.applicant());
        String html = mvc.perform(submission(draft.number(), draft.applicant())).andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        var page = Jsoup.parse(html);
        var report = filings.view(draft.number(), draft.applicant()).report();
        assertThat(report.blocks()).isNotEmpty().allSatisfy(finding -> assertThat(page.body().text().split(Pattern.quote(finding.message()), -1)).as(finding.message()).hasSize(2));
        assertThat(report.warnings()).isNotEmpty().allSatisfy(finding -> assertThat(page.body().text().split(Pattern.quote(finding.message()), -1)).as(finding.message()).hasSize(2));
        assertThat(page.select(".problems").text()).contains("有" + (report.blocks().size() + report.warnings().size()) + "处需要处理");
        assertThat(page.select("section[aria-label=需说明] .wrong .field-error").eachText()).hasSize(report.warnings().size()).allMatch("请说明原因后再报送。"::equals);
        String key = report.warnings().get(0).key();
        var tooLong = Jsoup.parse(mvc.perform(submission(draft.number(), draft.applicant()).param("reason:" + key, "长".repeat(501))).andExpect(status().isBadRequest())
                .andReturn().getResponse().getContentAsString());
        assertThat(tooLong.select("section[aria-label=需说明] .field-error").text()).contains("501字，超过500字");
    }

    @Test
    @DisplayName("改好的花名册上传后没有收下：报送被拒绝并指明，收下或者放弃之后才报送")
    void uploadedButNotAccepted() throws Exception {
        var draft = scenario.aValidDraft();
        byte[] sheet = Workbooks.table("花名册", List.of("姓名", "公民身份号码", "联系电话", "人员类别"), List.of(List.of(
                "学员某甲", FictitiousCitizenId.other(LocalDate.of(1985, 3, 1), 1).value(), "13800000001", "其他")));
        mvc.perform(multipart("/filings/{n}/roster", draft.number()).file(new MockMultipartFile("file", "新.xlsx", null, sheet))
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(mvc.perform(submission(draft.number(), draft.applicant()).param("commitment", "true"))
                .andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString()).contains("上传的花名册尚未收下");

        String page = mvc.perform(page(draft.number(), draft.applicant()).param("step", "roster")).andReturn().getResponse().getContentAsString();
        assertPolite(page);
        assertThat(page).contains("放弃本次上传", "收下全部 1 行");
        mvc.perform(post("/filings/{n}/roster/give-up", draft.number()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(submission(draft.number(), draft.applicant()).param("commitment", "true"))
                .andExpect(redirectedUrlPattern("/cases/*"));
    }

    @Test
    @DisplayName("上传以后返回上一页、选了另一份花名册：核对新选的一份，不当作重复提交")
    void anotherFileOnThePageBefore() throws Exception {
        var draft = scenario.aValidDraft();
        String page = UUID.randomUUID().toString();
        for (int trainees : List.of(1, 2)) {
            byte[] sheet = Workbooks.table("花名册", List.of("姓名", "公民身份号码", "联系电话", "人员类别"), java.util.stream.IntStream.rangeClosed(1, trainees)
                    .mapToObj(i -> List.of("学员某" + "甲乙".charAt(i - 1), FictitiousCitizenId.other(LocalDate.of(1985, 3, 1), i).value(), "1380000000" + i, "其他")).toList());
            mvc.perform(multipart("/filings/{n}/roster", draft.number()).file(new MockMultipartFile("file", "新.xlsx", null, sheet))
                    .param("commandId", page).with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().is3xxRedirection());
        }
        assertThat(mvc.perform(page(draft.number(), draft.applicant()).param("step", "roster")).andReturn().getResponse().getContentAsString())
                .contains("收下全部 2 行");
    }

    @Test
    @DisplayName("核对的是一份、收下时已是另一份的：不收下，说明已上传另一份；核对新的一份后收下")
    void anotherWorkbook() throws Exception {
        var draft = scenario.aValidDraft();
        upload(draft, "学员某甲", 1);
        String seen = seen(draft, "roster");
        upload(draft, "学员某乙", 3);
        accept(draft, seen);
        assertThat(filings.view(draft.number(), draft.applicant()).trainees()).isEqualTo(10);
        accept(draft, seen(draft, "roster"));
        assertThat(filings.view(draft.number(), draft.applicant()).trainees()).isEqualTo(1);
    }

    private void accept(FilingScenario.Draft draft, String seen) throws Exception {
        var told = mvc.perform(post("/filings/{n}/roster/accept", draft.number()).param("take", "ALL").param("seen", seen)
                        .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf()))
                .andExpect(status().is3xxRedirection()).andReturn().getFlashMap();
        assertThat(told.toString()).contains(filings.view(draft.number(), draft.applicant()).trainees() == 1 ? "已收下1名学员" : "已上传另一份花名册");
    }

    private void upload(FilingScenario.Draft draft, String name, int serial) throws Exception {
        byte[] sheet = Workbooks.table("花名册", List.of("姓名", "公民身份号码", "联系电话", "人员类别"), List.of(List.of(
                name, FictitiousCitizenId.other(LocalDate.of(1984, 3, 1), serial).value(), "13800000001", "其他")));
        mvc.perform(multipart("/filings/{n}/roster", draft.number()).file(new MockMultipartFile("file", name + ".xlsx", null, sheet))
                .param("commandId", UUID.randomUUID().toString()).with(signedInAs(draft.applicant())).with(csrf())).andExpect(status().is3xxRedirection());
    }

    @Test
    @DisplayName("别的机构打开: 没有找到")
    void stranger() throws Exception {
        var draft = scenario.aValidDraft();
        mvc.perform(page(draft.number(), applicant(FilingScenario.COUNTY, 1))).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder page(String number, Actor person) {
        return get("/filings/{n}", number).with(signedInAs(person));
    }

    private static MockHttpServletRequestBuilder submission(String number, Actor person) {
        return post("/filings/{n}/submit", number).with(signedInAs(person)).with(csrf())
                .param("commandId", UUID.randomUUID().toString());
    }
}
