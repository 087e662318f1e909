package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.Level;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("报送开班备案")
class SubmissionTest {

    @Autowired
    private FilingScenario scenario;

    @Autowired
    private ClassFilings filings;

    @Autowired
    private FilingDrafts drafts;

    @Autowired
    private Tasks tasks;

    @Autowired
    private DirectoryRegister directory;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @DisplayName("内容齐全的备案报送后待受理，生成受理任务，编入期次并保存本次报送")
    void submits() {
        var draft = scenario.submitted();

        FilingView view = filings.view(draft.number(), draft.applicant());
        assertThat(view.state()).isEqualTo(FilingState.SUBMITTED);
        assertThat(view.title()).contains("电工（中级）第1期等级证");
        assertThat(tasks.open(draft.number(), "acceptFiling")).isPresent();
        assertThat(jdbc.sql("SELECT count(*) FROM filing_snapshot WHERE number = ?").param(draft.number())
                .query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM class_session WHERE number = ?").param(draft.number())
                .query(Integer.class).single()).isEqualTo(20);
        assertThat(jdbc.sql("SELECT state FROM case_file WHERE number = ?").param(draft.number())
                .query(String.class).single()).isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("有多处问题时一次全部列出，草稿原样保留")
    void namesEverythingAtOnce() {
        var draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("startsOn", "2020-13-40", "theoryHours", "很多", "needsPeople", "无"),
                    draft.applicant());
            assertThatThrownBy(() -> filings.submit(draft.number(), draft.applicant()))
                    .isInstanceOfSatisfying(RequestRefused.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.BAD_INPUT);
                        assertThat(refused.problems()).extracting("field")
                                .contains("readable@startsOn", "readable@theoryHours", "needsAnalysis@needsPeople");
                    });
        });
        FilingView view = filings.view(draft.number(), draft.applicant());
        assertThat(view.state()).isEqualTo(FilingState.DRAFT);
        assertThat(view.value("startsOn")).isEqualTo("2020-13-40");
    }

    @Test
    @DisplayName("需说明的事项没有写明原因的不能报送，写明后可以")
    void warningsNeedAReason() {
        var draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("plannedSize", "12"), draft.applicant());
            assertThatThrownBy(() -> filings.submit(draft.number(), draft.applicant()))
                    .isInstanceOfSatisfying(RequestRefused.class, refused ->
                            assertThat(refused.problems()).extracting("field").containsExactly("sizeMatchesRoster"));
            drafts.saveReasons(draft.number(), Map.of("sizeMatchesRoster", "另有2人待体检后补报"), draft.applicant());
            filings.submit(draft.number(), draft.applicant());
        });
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.SUBMITTED);
    }

    @Test
    @DisplayName("第8条：所选等级的补贴标准在开班日期以前终止的，须说明，写明以后的标准自何日起")
    void standardEnded() {
        var draft = scenario.aValidDraft();
        LocalDate later = draft.startsOn().plusMonths(1);
        directory.standards(List.of(new DirectoryRegister.StandardLine("6-31-01-03", Level.L4, draft.startsOn().minusDays(1), BigDecimal.valueOf(900), 101),
                new DirectoryRegister.StandardLine("6-31-01-03", Level.L4, later, BigDecimal.valueOf(900), 101)));
        try {
            assertThat(filings.view(draft.number(), draft.applicant()).report().findings()).extracting(Finding::code).doesNotContain("standardInForce");
            jdbc.sql("UPDATE subsidy_standard SET valid_to = valid_from WHERE min_hours = 101").update();
            assertThat(filings.view(draft.number(), draft.applicant()).report().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("standardInForce");
                assertThat(finding.message()).contains("以后的标准自" + later + "起");
            });
        } finally {
            jdbc.sql("DELETE FROM subsidy_standard WHERE min_hours = 101").update();
        }
    }

    @Test
    @DisplayName("补贴标准目录中开班日期有效的课时要求：以后生效的不算")
    void hoursOfTheCatalogue() {
        var draft = scenario.aValidDraft();
        directory.standards(List.of(
                new DirectoryRegister.StandardLine("6-31-01-03", Level.L4, draft.startsOn().plusDays(1), BigDecimal.valueOf(900), 100)));
        try {
            assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).isEmpty();
            jdbc.sql("UPDATE subsidy_standard SET valid_from = ? WHERE min_hours = 100").param(draft.startsOn()).update();
            assertThat(filings.view(draft.number(), draft.applicant()).report().blocks()).extracting(Finding::code)
                    .containsExactly("minHours");
        } finally {
            jdbc.sql("DELETE FROM subsidy_standard WHERE min_hours = 100").update();
        }
    }

    @Test
    @DisplayName("已报送的备案不能再次报送或者修改")
    void onlyDrafts() {
        var draft = scenario.submitted();
        assertThatThrownBy(() -> filings.submit(draft.number(), draft.applicant()))
                .hasMessageContaining("只有草稿的备案可以报送，当前状态：待受理");
        assertThatThrownBy(() -> drafts.saveValues(draft.number(), Map.of("head", "某"), draft.applicant()))
                .hasMessageContaining("当前状态：待受理");
    }

    @Test
    @DisplayName("别的机构的备案视为不存在")
    void anothersFiling() {
        var draft = scenario.aValidDraft();
        var stranger = applicant(FilingScenario.COUNTY, 1);
        assertThatThrownBy(() -> filings.view(draft.number(), stranger)).isInstanceOfSatisfying(RequestRefused.class,
                refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.NOT_FOUND));
    }

    @Test
    @DisplayName("同一教师同一时间已在别的班期授课的不能报送")
    void teacherElsewhere() {
        var first = scenario.submitted();
        var second = scenario.aValidDraft();
        jdbc.sql("UPDATE teacher SET certificate_no = ? WHERE institution_id = ?")
                .params("ZS" + first.institutionId(), second.institutionId()).update();

        var clashes = filings.view(second.number(), second.applicant()).report().blocks();

        assertThat(clashes).extracting(Finding::code).containsOnly("teacherClash").hasSize(20);
        assertThat(clashes.get(0).message()).contains("另一机构的班期");
    }

    @Test
    @DisplayName("撤回须写明原因；撤回后学员可以参加别的班期")
    void withdraws() {
        var draft = scenario.submitted();
        runAs(draft.applicant(), () -> {
            assertThatThrownBy(() -> filings.withdraw(draft.number(), " ", draft.applicant())).hasMessageContaining("请填写撤回的原因");
            filings.withdraw(draft.number(), "企业生产任务调整", draft.applicant());
        });
        assertThat(filings.view(draft.number(), draft.applicant()).state()).isEqualTo(FilingState.WITHDRAWN);
        assertThat(tasks.open(draft.number(), "acceptFiling")).isEmpty();
    }

    @Test
    @DisplayName("草稿可以删除，删除后不再存在")
    void discards() {
        var draft = scenario.aValidDraft();
        runAs(draft.applicant(), () -> filings.discard(draft.number(), draft.applicant()));
        assertThatThrownBy(() -> filings.view(draft.number(), draft.applicant())).hasMessageContaining("没有找到");
        assertThat(jdbc.sql("SELECT count(*) FROM case_file WHERE number = ?").param(draft.number())
                .query(Integer.class).single()).isZero();
    }
}
