package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.peixun.identity.SignedInAs.runAs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.roster.Rosters;
import org.peixun.roster.Worksheet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the institution may write into the sheet of the results. */
@IntegrationTest
@DisplayName("考核结果表（第5、10条）")
class ExamResultsTest {

    @Autowired ClassScenario scenario;
    @Autowired FilingScenario filings;
    @Autowired ClassWork work;
    @Autowired DeliveryPersonalData personal;
    @Autowired ClassChanges changes;
    @Autowired FilingDrafts drafts;
    @Autowired Rosters rosters;
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
    @DisplayName("没有合格的学员不填证书编号：“无”“/”或者一段说明都指出来、请清空，不说重复；清空以后导入")
    void noNumberWithoutCertificate() {
        Draft draft = scenario.examined();
        List<Worksheet.Fault> faults = scenario.results(draft, with(draft, Map.of(
                2, List.of("40", "50", "不合格", "无"), 3, List.of("40", "50", "不合格", "无"),
                4, List.of("", "", "缺考", "本人因病住院没有参加考核，已经提交医院证明，拟参加评价机构下一批次的补考，到时另行报送。"))));
        assertThat(faults).hasSize(3).allSatisfy(fault -> {
            assertThat(fault.problem()).contains("没有证书，不填证书编号").doesNotContain("重复");
            assertThat(fault.accepted()).contains("请清空");
        });
        assertThat(scenario.results(draft, with(draft, Map.of(2, List.of("40", "50", "不合格", "")))) ).isEmpty();
    }

    @Test
    @DisplayName("不能识别的写明填了什么：“八十五”不是成绩，“通过”不是结论，日期不是证书编号；自上而下逐行列出")
    void saysWhatWasTyped() {
        Draft draft = scenario.examined();
        List<Worksheet.Fault> faults = scenario.results(draft, with(draft, Map.of(
                2, List.of("八十五", "85", "合格", "2026-05-30"), 3, List.of("85", "85", "通过", ""), 4, List.of("", "85", "合格", ""))));
        assertThat(faults).extracting(Worksheet.Fault::where, Worksheet.Fault::problem).containsExactly(
                tuple("第3行（D3）", "“八十五”不是成绩。"), tuple("第3行（G3）", "“2026-05-30”不是证书编号。"), tuple("第4行（F4）", "“通过”不是考核结论。"),
                tuple("第5行（D5）", "合格的学员没有成绩。"), tuple("第5行（G5）", "合格的学员没有证书编号。"));
    }

    @Test
    @DisplayName("尚未升级的节点只写合格或者不合格：结论随之而定，缺考的不因此变成不合格")
    void nodesOfAnEarlierVersion() {
        Draft draft = scenario.examined();
        scenario.results(draft, with(draft, Map.of(2, List.of("", "", "缺考", ""))));
        jdbc.sql("UPDATE exam_result SET passed = false WHERE number = ?").param(draft.number()).update();
        assertThat(outcomes(draft)).containsOnlyOnce("ABSENT").contains("FAILED").doesNotContain("PASSED");
        jdbc.sql("UPDATE exam_result SET passed = true WHERE number = ? AND outcome = 'FAILED'").param(draft.number()).update();
        assertThat(outcomes(draft)).containsOnlyOnce("ABSENT").contains("PASSED").doesNotContain("FAILED");
        String absent = jdbc.sql("DELETE FROM exam_result WHERE number = ? AND outcome = 'ABSENT' RETURNING person").param(draft.number())
                .query(String.class).single();
        jdbc.sql("INSERT INTO exam_result (number, person, passed) VALUES (?, ?, false)").params(draft.number(), absent).update();
        assertThat(outcomes(draft)).containsOnlyOnce("FAILED");
    }

    @Test
    @DisplayName("经变更退出的学员，以前登记的证书编号不再占用")
    void numberOfOneWhoLeft() {
        Draft draft = scenario.examined();
        assertThat(scenario.results(draft, with(draft, Map.of()))).isEmpty();
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            rosters.store(draft.number(), FilingScenario.trainees((int) (draft.institutionId() - 800_000), 9));
            drafts.saveValues(draft.number(), Map.of("plannedSize", "9"), draft.applicant());
            changes.ask(draft.number(), "一名学员退出。", draft.applicant());
        });
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
        assertThat(scenario.results(draft, with(draft, Map.of(9, List.of("85", "85", "合格", draft.institutionId() + "-10"))))).isEmpty();
    }

    private List<String> outcomes(Draft draft) {
        return jdbc.sql("SELECT outcome FROM exam_result WHERE number = ?").param(draft.number()).query(String.class).list();
    }

    @Test
    @DisplayName("缺考就是缺考：页面、再次下载的模板和本人查询都这样写，不能结业的原因也是")
    void absentIsNotFailed() throws IOException {
        Draft draft = scenario.examined();
        assertThat(scenario.results(draft, with(draft, Map.of(2, List.of("", "", "缺考", ""), 3, List.of("40", "50", "不合格", ""))))).isEmpty();
        assertThat(work.examined(draft.number(), draft.applicant()).lines()).extracting(
                DeliverySections.Examined.Line::result, DeliverySections.Examined.Line::bar).startsWith(
                org.assertj.core.groups.Tuple.tuple("合格", null), org.assertj.core.groups.Tuple.tuple("缺考", "缺考"),
                org.assertj.core.groups.Tuple.tuple("不合格", "考核不合格"));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(work.resultsTemplate(draft.number(), draft.applicant())))) {
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(5).getStringCellValue()).isEqualTo("缺考");
        }
        String absent = jdbc.sql("SELECT person FROM exam_result WHERE number = ? AND outcome = 'ABSENT'").param(draft.number())
                .query(String.class).single();
        assertThat(personal.of(absent)).singleElement().satisfies(held -> assertThat(held.facts()).containsEntry("考核结果", "缺考"));
    }

    @Test
    @DisplayName("缺考却填了成绩的当场指出，不当作缺考收下：或者清空成绩，或者改结论")
    void absentHasNoScore() {
        Draft draft = scenario.examined();
        assertThat(scenario.results(draft, with(draft, Map.of(2, List.of("85", "88", "缺考", ""), 3, List.of("", "0", "缺考", "")))))
                .extracting(Worksheet.Fault::where, Worksheet.Fault::problem).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("第3行（D3）", "结论是缺考，却填写了成绩。"), org.assertj.core.groups.Tuple.tuple("第3行（E3）", "结论是缺考，却填写了成绩。"),
                        org.assertj.core.groups.Tuple.tuple("第4行（E4）", "结论是缺考，却填写了成绩。"));
        assertThat(outcomes(draft)).isEmpty();
    }

    @Test
    @DisplayName("备案中没有理论课时的（专项职业能力全部为实操），合格的学员不需要理论成绩；有理论课时的仍须填写")
    void allPractice() {
        Draft usual = scenario.examined();
        assertThat(scenario.results(usual, noTheory(usual))).singleElement()
                .satisfies(fault -> assertThat(fault.problem()).isEqualTo("合格的学员没有成绩。"));
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        Draft practice = scenario.running(filings.aPracticeDraft());
        scenario.arranged(practice);
        assertThat(scenario.results(practice, noTheory(practice))).isEmpty();
    }

    private static BiFunction<Integer, Integer, String> noTheory(Draft draft) {
        return with(draft, Map.of(1, List.of("", "85", "合格", draft.institutionId() + "-1")));
    }

    /** Everybody passes but those named by their position. */
    private static BiFunction<Integer, Integer, String> with(Draft draft, Map<Integer, List<String>> others) {
        return (row, column) -> others.getOrDefault(row, List.of("85", "85", "合格", draft.institutionId() + "-" + row)).get(column - 1);
    }
}
