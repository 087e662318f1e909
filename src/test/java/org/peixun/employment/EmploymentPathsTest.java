package org.peixun.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.classfiling.FilingState;
import org.peixun.delivery.ClassScenario;
import org.peixun.delivery.SheetImports;
import org.peixun.roster.Worksheet;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.peixun.worklist.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Each way through 就业跟踪 of {@code classFiling.bpmn}. */
@IntegrationTest
@DisplayName("结业学员的就业跟踪")
class EmploymentPathsTest {

    @Autowired ClassScenario scenario;
    @Autowired Employment employment;
    @Autowired Beside beside;
    @Autowired EmploymentRates rates;
    @Autowired CasePath path;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired EmploymentPersonalData personalData;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    private Draft completed() {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", "recognise", "opinion", "符合结业条件。"));
        return draft;
    }

    @Test
    @DisplayName("结业后第一、三、六个月各报送一次；逾期的提醒、督办，再逾期登记为未报送，流程继续；最后办结")
    void threeCheckpoints() {
        Draft draft = completed();
        LocalDate completed = time.today();
        path.of(draft.number()).waitsAt();
        time.passTo(completed.plusMonths(1).atTime(9, 0));
        path.of(draft.number()).passed("event_checkpointReached").waitsAt("userTask_reportEmployment");

        assertThatThrownBy(() -> scenario.done(draft, "reportEmployment", draft.applicant(), Map.of()))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("还有10名");
        assertThat(reported(draft, 4)).isEmpty();
        scenario.done(draft, "reportEmployment", draft.applicant(), Map.of());
        assertThat(rate(draft).text()).isEqualTo("40%");
        assertThat(rate(draft).reached()).isFalse();

        time.passTo(completed.plusMonths(3).atTime(9, 0));
        path.of(draft.number()).waitsAt("userTask_reportEmployment");
        time.passWorkingDays(16);
        path.of(draft.number()).passed("event_reportEmploymentReminderDue", "endEvent_employmentReminded",
                "event_reportEmploymentDeadlineReached", "endEvent_employmentEscalated", "event_employmentUnreported",
                "serviceTask_recordUnreported").waitsAt();

        time.passTo(completed.plusMonths(6).atTime(9, 0));
        assertThat(reported(draft, 6)).isEmpty();
        scenario.done(draft, "reportEmployment", draft.applicant(), Map.of());
        path.of(draft.number()).passed("endEvent_followEnded", "endEvent_classCompleted").ended();
        assertThat(scenario.registered(draft).state()).isEqualTo(FilingState.CLOSED);
        assertThat(rate(draft).text()).isEqualTo("60%");
    }

    private org.peixun.directory.InstitutionIndicator.Value rate(Draft draft) {
        return rates.between(List.of(draft.institutionId()), time.today().minusMonths(24), time.today()).get(draft.institutionId());
    }

    @Test
    @DisplayName("正在提交时登记的：等提交完成，不会记到下一个时点")
    void besideTheHandIn() {
        Draft draft = completed();
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        assertThat(reported(draft, 4)).isEmpty();
        Throwable told = beside.second(() -> scenario.done(draft, "reportEmployment", draft.applicant(), Map.of()),
                () -> runAs(draft.applicant(), () -> employment.set(draft.number(), Map.of(1, new Employment.Typed("未就业", "", "", "")), Map.of(), draft.applicant())));
        assertThat(told).isInstanceOf(RequestRefused.class).hasMessageContaining("还没有到跟踪时点");
        assertThat(jdbc.sql("SELECT max(nth) FROM employment_status WHERE number = ?").param(draft.number()).query(Integer.class).single()).isOne();
    }

    @Test
    @DisplayName("导入的错误逐格指出：没有单位、凭据、日期，状况不能识别；一处有错就都不导入")
    void faultsByCell() {
        Draft draft = completed();
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        Object[] found = new Object[1];
        runAs(draft.applicant(), () -> found[0] = employment.take(draft.number(), "就业.xlsx", ClassScenario.filled(
                employment.template(draft.number(), draft.applicant()), 3, (row, column) -> column > 1 ? "" : row == 1 ? "已就业" : row == 2 ? "上班" : "未就业"),
                draft.applicant()).faults());
        @SuppressWarnings("unchecked")
        var faults = (List<Worksheet.Fault>) found[0];
        assertThat(faults).extracting(Worksheet.Fault::where)
                .containsExactly("第2行（E2）", "第2行（F2）", "第2行（G2）", "第3行（D3）");
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).allSatisfy(line -> assertThat(line.status()).isEmpty());
        assertThat(employment.returned(draft.number(), draft.applicant()).content()).isNotEmpty();
    }

    @Test
    @DisplayName("已创业的单位照样登记；未就业却填了单位、凭据的指出，不悄悄丢弃；“无”和“/”当作没有填")
    void employerOfOthers() {
        Draft draft = followed();
        String day = time.today().toString();
        assertThat(filled(draft, (row, column) -> switch (row) {
            case 1 -> List.of("已创业", "东阿某面馆", "自主申报", day).get(column - 1);
            case 2 -> List.of("未就业", "某公司", "社保", day).get(column - 1);
            case 3 -> List.of("已就业", "无", "社保", day).get(column - 1);
            default -> List.of("未就业", "无", "/", "——").get(column - 1);
        }).faults()).extracting(Worksheet.Fault::where).containsExactly("第3行（E3）", "第3行（F3）", "第3行（G3）", "第4行（E4）");
        assertThat(filled(draft, (row, column) -> row == 1 ? List.of("已创业", "东阿某面馆", "自主申报", day).get(column - 1)
                : List.of("未就业", "无", "/", "——").get(column - 1)).told()).isEqualTo("就业情况已导入：新登记10名学员。");
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).extracting(Employment.Line::employer).startsWith("东阿某面馆", "");
    }

    @Test
    @DisplayName("再导入一次相同的表：写明没有改动，不记流转；改动一名的，写明改动几名")
    void sameSheetAgain() {
        Draft draft = followed();
        assertThat(reported(draft, 4)).isEmpty();
        assertThat(filled(draft, (row, column) -> null).told()).startsWith("上传的就业情况表与已登记的内容相同，没有改动");
        assertThat(imported(draft)).containsExactly("导入就业情况：10名学员。");
        assertThat(filled(draft, (row, column) -> row == 10 && column == 1 ? "未取得联系" : null).told()).isEqualTo("就业情况已导入：改动1名学员。");
        assertThat(imported(draft)).containsExactly("导入就业情况：10名学员。", "导入就业情况：1名学员，其中改动1名。");
        assertThat(jdbc.sql("SELECT changes::text FROM audit_entry WHERE case_number = ? AND action = 'employment.imported' ORDER BY seq").param(draft.number())
                .query(String.class).list()).as("改动前后都留存").satisfiesExactly(first -> assertThat(first).isEqualTo("[]"),
                second -> assertThat(second).contains("第10名学员", "未就业", "未取得联系"));
    }

    private List<String> imported(Draft draft) {
        return jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ? AND text LIKE '导入就业情况%' ORDER BY id").param(draft.number())
                .query(String.class).list();
    }

    private SheetImports.Taken filled(Draft draft, BiFunction<Integer, Integer, String> cell) {
        SheetImports.Taken[] taken = new SheetImports.Taken[1];
        runAs(draft.applicant(), () -> taken[0] = employment.take(draft.number(), "就业.xlsx",
                ClassScenario.filled(employment.template(draft.number(), draft.applicant()), 3, cell), draft.applicant()));
        return taken[0];
    }

    @Test
    @DisplayName("逐人登记：填好的各行一次登记，每行一条审计，查询数不随行数增加；没有改动的行不覆盖别人此间登记的")
    void rowsOfThePage() throws Exception {
        Draft draft = followed();
        mvc.perform(get("/cases/{number}", draft.number()).with(signedInAs(draft.applicant())))
                .andExpect(content().string(Matchers.containsString("跟踪时点" + time.today() + "已到，等待培训主体报送；就业率目标")));
        typed(draft, Map.of()).andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("没有填写或者更改任何一名学员的就业情况")));
        int one = Statements.of(() -> unemployed(draft, List.of(1))).size();
        assertThat(Statements.of(() -> unemployed(draft, List.of(1, 2, 3, 4, 5)))).hasSize(one);

        typed(draft, Map.of("status-5", "", "was-5", "|||", "status-6", "已就业", "employer-6", "某公司", "evidence-6", "社保",
                "evidencedOn-6", time.today().toString(), "status-7", "未取得联系", "was-7", "|||"))
                .andExpect(redirectedUrlPattern("/classes/**")).andExpect(flash().attribute("told", "已登记2名学员的就业情况。"));
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).extracting(Employment.Line::status)
                .containsExactly("未就业", "未就业", "未就业", "未就业", "未就业", "已就业", "未取得联系", "", "", "");
        String person = jdbc.sql("SELECT person FROM employment_status WHERE number = ? AND status = 'EMPLOYED'").param(draft.number()).query(String.class).single();
        assertThat(personalData.of(person)).as("本人的副本").filteredOn(held -> held.caseNumber().equals(draft.number())).singleElement()
                .satisfies(held -> assertThat(held.facts()).containsEntry("就业单位", "某公司").containsEntry("凭据", "社保，" + time.today()));
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE case_number = ? AND action = 'employment.recorded' ORDER BY seq")
                .param(draft.number()).query(String.class).list()).hasSize(8)
                .endsWith("登记第6名学员的就业情况：已就业。", "登记第7名学员的就业情况：未取得联系。");
    }

    @Test
    @DisplayName("逐人登记：一行有误各行都不登记，写明序号、姓名、哪一项，填过的各行都还在；年份少了一位的、已登记的清空也要指出")
    void faultyRow() throws Exception {
        Draft draft = followed();
        unemployed(draft, List.of(4));
        Document page = Jsoup.parse(typed(draft, Map.of("status-1", "未就业", "status-2", "已就业", "employer-2", "某公司", "evidencedOn-2", "0206-07-01",
                "status-3", "未取得联系", "status-4", "", "was-4", "未就业|||", "evidencedOn-5", "去年")).andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString());
        assertThat(page.select(".problem-list a").eachAttr("href")).containsExactly("#evidence-2", "#evidencedOn-2", "#status-4", "#status-5")
                .allSatisfy(to -> assertThat(page.select(to)).hasSize(1));
        String name = employment.reporting(draft.number(), draft.applicant()).lines().get(1).name();
        assertThat(page.select(".problem-list").text()).contains("序号2 " + name + "，凭据：", "（第11条）");
        assertThat(page.text()).contains("本次填写的各行都没有登记");
        assertThat(page.select("#status-1 option[selected]").val()).isEqualTo("未就业");
        assertThat(page.select("#employer-2").val()).isEqualTo("某公司");
        assertThat(page.select("#status-3 option[selected]").val()).isEqualTo("未取得联系");
        assertThat(page.select("#evidencedOn-5").val()).isEqualTo("去年");
        assertThat(page.select("[name=was-4]").val()).isEqualTo("未就业|||");
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).extracting(Employment.Line::status)
                .containsExactly("", "", "", "未就业", "", "", "", "", "", "");
    }

    @Test
    @DisplayName("逐人登记：打开本页以后别人已经登记的行不被覆盖，写明现在登记的内容；核对以后可以再登记")
    void registeredMeanwhile() throws Exception {
        Draft draft = followed();
        runAs(draft.applicant(), () -> employment.set(draft.number(), Map.of(2, new Employment.Typed("已就业", "某公司", "社保", time.today().toString())),
                Map.of(), draft.applicant()));
        var typed = new HashMap<>(Map.of("status-1", "未就业", "was-1", "|||", "status-2", "未取得联系", "was-2", "|||"));
        Document page = Jsoup.parse(typed(draft, typed).andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString());
        assertThat(page.select(".problem-list").text()).contains("已经登记为“已就业，某公司，社保，" + time.today() + "”，没有覆盖");
        assertThat(page.select("#status-2 option[selected]").val()).isEqualTo("未取得联系");
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).extracting(Employment.Line::status).startsWith("", "已就业", "");
        typed.put("was-2", page.select("[name=was-2]").val());
        typed(draft, typed).andExpect(redirectedUrlPattern("/classes/**"));
        assertThat(employment.reporting(draft.number(), draft.applicant()).lines()).extracting(Employment.Line::status).startsWith("未就业", "未取得联系", "");
    }

    private Draft followed() {
        Draft draft = completed();
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        return draft;
    }

    private void unemployed(Draft draft, List<Integer> positions) {
        runAs(draft.applicant(), () -> employment.set(draft.number(), positions.stream().collect(
                Collectors.toMap(Function.identity(), position -> new Employment.Typed("未就业", "", "", ""))), Map.of(), draft.applicant()));
    }

    private ResultActions typed(Draft draft, Map<String, String> typed) throws Exception {
        var request = post("/classes/" + draft.number() + "/employment/graduates").param("commandId", UUID.randomUUID().toString())
                .with(signedInAs(draft.applicant())).with(csrf());
        typed.forEach(request::param);
        return mvc.perform(request);
    }

    private List<Worksheet.Fault> reported(Draft draft, int working) {
        Object[] found = new Object[1];
        String day = time.today().toString();
        runAs(draft.applicant(), () -> found[0] = employment.take(draft.number(), "就业.xlsx", ClassScenario.filled(
                employment.template(draft.number(), draft.applicant()), 3, (row, column) -> row > working
                        ? (column == 1 ? "未就业" : "") : List.of("已就业", "某公司", "社保", day).get(column - 1)), draft.applicant()).faults());
        @SuppressWarnings("unchecked")
        var faults = (List<Worksheet.Fault>) found[0];
        return faults;
    }
}
