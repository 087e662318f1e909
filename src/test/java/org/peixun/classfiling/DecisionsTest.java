package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("县区的决定：受理、退回补正、审批、备案号")
class DecisionsTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY);

    @Autowired
    private FilingScenario scenario;

    @Autowired
    private ClassFilings filings;

    @Autowired
    private FilingDrafts drafts;

    @Autowired
    private ClassFilingCase type;

    @Autowired
    private Tasks tasks;

    @Autowired
    private DirectoryRegister register;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Test
    @DisplayName("退回补正：申报人在一页上看到每一项的依据、申报内容、可接受的做法、期限和联系人")
    void returnsWithEverythingOnOnePage() throws Exception {
        var draft = scenario.submitted();
        returned(draft);

        FilingView view = filings.view(draft.number(), draft.applicant());
        assertThat(view.state()).isEqualTo(FilingState.RETURNED);
        assertThat(view.notice().items()).extracting(Notice.Item::label)
                .containsExactly("培训场地不符合要求", "材料不齐全");
        assertThat(view.notice().items().get(0).found()).contains("一号教室");
        assertThat(view.notice().items()).allSatisfy(item -> {
            assertThat(item.clause()).startsWith("第");
            assertThat(item.accepted()).isNotBlank();
        });
        assertThat(view.notice().dueAt()).isAfter(view.notice().givenAt());
        assertThat(view.contact()).contains("东阿县").contains(CLERK.name());

        String html = mvc.perform(get("/filings/{n}", draft.number()).with(signedInAs(draft.applicant())))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertPolite(html);
        assertThat(html).contains("补正通知").contains("场地照片不清").contains("重新报送");
    }

    @Test
    @DisplayName("补正后重新报送：与上次报送逐项对照，案件回到待受理")
    void resubmissionShowsDifferences() throws Exception {
        var draft = scenario.submitted();
        returned(draft);
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("head", "另一负责人"), draft.applicant());
            filings.resubmit(draft.number(), "已更换负责人", draft.applicant());
        });

        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.SUBMITTED);
        assertThat(tasks.open(draft.number(), "acceptFiling")).isPresent();
        var differences = (Sections.Differences) type.sections(draft.number(), CLERK).stream()
                .filter(section -> section.id().equals("differences")).findFirst().orElseThrow().model();
        assertThat(differences.fields()).containsExactly(new Description.Difference("班期负责人", "某负责人", "另一负责人"));
        assertThat(differences.roster().none()).isTrue();
        for (Actor reader : List.of(CLERK, draft.applicant())) {
            String html = mvc.perform(get("/cases/{n}", draft.number()).with(signedInAs(reader)))
                    .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
            assertPolite(html);
            assertThat(html).contains("另一负责人").contains("已更换负责人");
        }
    }

    @Test
    @DisplayName("退回后正在修改的内容不出现在案件页上，案件页始终是上次报送的内容")
    void officersSeeTheSubmission() throws Exception {
        var draft = scenario.submitted();
        returned(draft);
        drafts.saveValues(draft.number(), Map.of("head", "正在改的名字"), draft.applicant());
        String html = mvc.perform(get("/cases/{n}", draft.number()).with(signedInAs(CLERK)))
                .andReturn().getResponse().getContentAsString();
        assertThat(html).contains("某负责人").doesNotContain("正在改的名字");
    }

    @Test
    @DisplayName("退回后清空开班日期、改动人数：案件页照样打开，名称、人数是上次报送的；重新报送后是新的")
    void facesTheCountyAsHandedIn() throws Exception {
        var draft = scenario.submitted();
        String face = face(draft);
        returned(draft);
        runAs(draft.applicant(), () -> drafts.saveValues(draft.number(), Map.of("startsOn", "", "plannedSize", "9"), draft.applicant()));
        assertThat(face(draft)).isEqualTo(face).contains("10人");
        for (Actor reader : List.of(CLERK, draft.applicant())) {
            mvc.perform(get("/cases/{n}", draft.number()).with(signedInAs(reader))).andExpect(status().isOk());
        }
        jdbc.sql("UPDATE class_filing SET starts_on = NULL WHERE number = ?").param(draft.number()).update(); // as an earlier version kept it
        mvc.perform(get("/cases/{n}", draft.number()).with(signedInAs(CLERK))).andExpect(status().isOk());

        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("startsOn", draft.startsOn().toString()), draft.applicant());
            drafts.saveReasons(draft.number(), Map.of("sizeMatchesRoster", "一名学员待体检。"), draft.applicant());
            filings.resubmit(draft.number(), null, draft.applicant());
        });
        assertThat(face(draft)).contains("9人");
        assertThat(jdbc.sql("SELECT starts_on FROM class_filing WHERE number = ?").param(draft.number()).query(LocalDate.class).single())
                .isEqualTo(draft.startsOn());
    }

    private String face(FilingScenario.Draft draft) {
        return jdbc.sql("SELECT title FROM case_file WHERE number = ?").param(draft.number()).query(String.class).single();
    }

    @Test
    @DisplayName("报送以后协议到期、教师离职、场地停用、机构被暂停的，不能同意开班，逐项写明并指向退回补正；恢复以后可以（第12条）")
    void directoryAtConsent() {
        var draft = scenario.submitted();
        decide(draft, "acceptFiling", CLERK, Map.of("decision", "accept"));
        decide(draft, "reviewFiling", CLERK, Map.of("decision", "propose", "opinion", "符合开班条件"));
        LocalDate before = draft.startsOn().minusDays(1);
        Map.of("institution_scope", "协议有效期", "teacher", "登记的任职期间", "place", "登记的启用期间").forEach((table, said) -> {
            LocalDate was = jdbc.sql("SELECT valid_to FROM " + table + " WHERE institution_id = ?").param(draft.institutionId())
                    .query((row, i) -> row.getObject(1, LocalDate.class)).list().get(0);
            ends(table, before, draft);
            refusedForTheDirectory(draft, said);
            ends(table, was, draft);
        });
        register.event(draft.institutionId(), DirectoryStatus.SUSPENDED, draft.startsOn().minusMonths(1), "违规宣传", null);
        refusedForTheDirectory(draft, "暂停承训");
        register.event(draft.institutionId(), DirectoryStatus.NORMAL, draft.startsOn().minusMonths(1), "恢复", null);
        decide(draft, "consentOpening", MANAGER, Map.of("decision", "approve", "opinion", "同意"));
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.APPROVED);
    }

    private void ends(String table, LocalDate day, FilingScenario.Draft draft) {
        jdbc.sql("UPDATE " + table + " SET valid_to = CAST(? AS date) WHERE institution_id = ?").params(Arrays.asList(day, draft.institutionId())).update();
    }

    private void refusedForTheDirectory(FilingScenario.Draft draft, String said) {
        assertThatThrownBy(() -> decide(draft, "consentOpening", MANAGER, Map.of("decision", "approve", "opinion", "同意")))
                .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("decision");
                    assertThat(problem.message()).contains("机构目录有变化", said, "退回补正");
                }));
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.AWAITING_CONSENT);
    }

    @Test
    @DisplayName("没有选择理由、或者理由不属于该决定的，不能退回或者不予同意")
    void reasonsAreNeeded() {
        var draft = scenario.submitted();
        assertThatThrownBy(() -> decide(draft, "acceptFiling", CLERK,
                Map.of("decision", "return", "reasons", List.of("FALSE_MATERIAL"), "opinion", "说明情况")))
                .isInstanceOf(RequestRefused.class);
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.SUBMITTED);
    }

    @Test
    @DisplayName("同意开班后编发备案号，同县同年连续不跳号")
    void issuesNumbersInARow() {
        int first = serialOf(approved());
        int second = serialOf(approved());
        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    @DisplayName("报送后机构被暂停承训的，补正后重新核验不能通过，规则逐项写明")
    void suspendedMeanwhile() {
        var draft = scenario.submitted();
        returned(draft);
        register.event(draft.institutionId(), DirectoryStatus.SUSPENDED, draft.startsOn().minusMonths(1), "违规宣传", null);
        runAs(draft.applicant(), () -> assertThatThrownBy(() -> filings.resubmit(draft.number(), null, draft.applicant()))
                .hasMessageContaining("暂停承训"));
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.RETURNED);
    }

    private String approved() {
        var draft = scenario.submitted();
        decide(draft, "acceptFiling", CLERK, Map.of("decision", "accept"));
        decide(draft, "reviewFiling", CLERK, Map.of("decision", "propose", "opinion", "符合开班条件"));
        decide(draft, "consentOpening", MANAGER, Map.of("decision", "approve", "opinion", "同意"));
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.APPROVED);
        return jdbc.sql("SELECT filing_number FROM class_filing WHERE number = ?").param(draft.number())
                .query(String.class).single();
    }

    private static int serialOf(String official) {
        assertThat(official).matches("东阿备〔\\d{4}〕\\d{4}号");
        return Integer.parseInt(official.replaceAll(".*〕(\\d{4})号", "$1"));
    }

    private void returned(FilingScenario.Draft draft) {
        decide(draft, "acceptFiling", CLERK, Map.of("decision", "return", "reasons",
                List.of("PLACE_UNFIT", "MATERIAL_MISSING"), "opinion", "场地照片不清，缺少设备清单"));
    }

    private void decide(FilingScenario.Draft draft, String step, Actor officer, Map<String, Object> values) {
        String task = tasks.open(draft.number(), step).orElseThrow();
        runAs(officer, () -> tasks.complete(task, officer, values));
    }
}
