package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.roster.Worksheet;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.peixun.workbook.Workbooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("证书编号")
class CertificateNumbersTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("导出的证书清单与页面各栏相同，有发证依据和日期；文件名有事项编号")
    void exported() throws Exception {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        review(draft, "recognise");
        var answer = mvc.perform(get("/classes/" + draft.number() + "/certificates.xlsx").with(signedInAs(scenario.clerk))).andReturn().getResponse();
        assertThat(URLDecoder.decode(answer.getHeader("Content-Disposition"), StandardCharsets.UTF_8)).contains("证书清单（" + draft.number() + "）.xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(List.of(sheet.getRow(0).getCell(6).getStringCellValue(), sheet.getRow(0).getCell(7).getStringCellValue()))
                    .containsExactly("发证依据", "日期");
            assertThat(List.of(sheet.getRow(1).getCell(6).getStringCellValue(), sheet.getRow(1).getCell(7).getStringCellValue()))
                    .containsExactly("评价机构证书", time.today().toString());
        }
    }

    @Test
    @DisplayName("几个班期同时认定结业：编号不重不漏，每班一段")
    void atTheSameTime() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
            Draft draft = scenario.examinedOwn();
            scenario.patrolled(draft, "VALID", List.of(), "");
            scenario.results(draft, true);
            scenario.reported(draft);
            drafts.add(draft);
        }
        var start = new CountDownLatch(1);
        ExecutorService officers = Executors.newFixedThreadPool(drafts.size());
        try {
            List<Future<?>> done = new ArrayList<>();
            drafts.forEach(draft -> done.add(officers.submit(() -> {
                start.await();
                review(draft, "recognise");
                return null;
            })));
            start.countDown();
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            officers.shutdown();
        }
        List<Integer> numbers = drafts.stream().flatMap(draft -> work.certificates(draft.number(), scenario.clerk).lines().stream())
                .map(line -> Integer.valueOf(line.certificateNo().replaceAll(".*〕|号", ""))).sorted().toList();
        assertThat(numbers).isEqualTo(IntStream.range(numbers.get(0), numbers.get(0) + 30).boxed().toList());
    }

    @Test
    @DisplayName("证书编号已在另一个班期报送：尚未编发的也逐格指出，写明是哪个班期")
    void takenByAnotherClass() {
        Draft first = scenario.examined();
        scenario.results(first, false);
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        Draft second = scenario.examined();
        assertThat(scenario.results(second, passing(row -> first.institutionId() + "-" + row))).hasSize(10).allSatisfy(fault ->
                assertThat(fault.problem()).isEqualTo("证书编号与其他学员重复（" + first.number() + "）。"));
    }

    @Test
    @DisplayName("同一班期分几次导入：编号与上一次导入的其他学员重复的指出；在一张表里互换编号的可以")
    void takenWithinTheClass() {
        Draft draft = scenario.examined();
        String prefix = draft.institutionId() + "-";
        scenario.results(draft, false);
        assertThat(only(draft, 2, prefix + 5)).extracting(Worksheet.Fault::problem).containsExactly("证书编号与其他学员重复。");
        assertThat(only(draft, 2, prefix + 2)).isEmpty();
        assertThat(scenario.results(draft, passing(row -> prefix + (11 - row)))).isEmpty();
    }

    @Test
    @DisplayName("编号已经重复的不能认定结业，写明是第几名学员、哪个班期；退回补充、改好以后认定")
    void doubledAtReview() {
        Draft first = scenario.examined();
        scenario.results(first, false);
        scenario.reported(first);
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        Draft second = scenario.examined();
        scenario.results(second, false);
        scenario.reported(second);
        // as two sheets would leave it that were read at the same moment
        jdbc.sql("UPDATE exam_result SET certificate_no = ? WHERE number = ? AND certificate_no = ?")
                .params(first.institutionId() + "-3", second.number(), second.institutionId() + "-7").update();
        assertThatThrownBy(() -> review(first, "recognise")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("证书编号与其他学员重复（第5条）：第3名（" + second.number() + "）");
        review(second, "return");
        scenario.results(second, false);
        review(first, "recognise");
        assertThat(work.certificates(first.number(), scenario.clerk).lines()).hasSize(10);
    }

    @Test
    @DisplayName("一个班期里两名学员的编号相同：不能认定结业，写明是哪两名")
    void doubledWithinTheClass() {
        Draft draft = scenario.examined();
        scenario.results(draft, false);
        scenario.reported(draft);
        jdbc.sql("UPDATE exam_result SET certificate_no = ? WHERE number = ? AND certificate_no = ?")
                .params(draft.institutionId() + "-3", draft.number(), draft.institutionId() + "-7").update();
        assertThatThrownBy(() -> review(draft, "recognise")).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("证书编号与其他学员重复（第5条）：第3名、第7名");
    }

    private static BiFunction<Integer, Integer, String> passing(IntFunction<String> certificate) {
        return (row, column) -> List.of("85", "85", "合格", certificate.apply(row)).get(column - 1);
    }

    /** A sheet with one trainee, who passes. */
    private List<Worksheet.Fault> only(Draft draft, int position, String certificate) {
        var one = work.attending(draft.number(), draft.applicant()).sheet().rows().get(position - 1);
        byte[] sheet = Workbooks.table("考核结果", List.of("序号", "姓名", "理论成绩", "实操成绩", "结论", "证书编号"),
                List.of(List.of(String.valueOf(position), one.name(), "85", "85", "合格", certificate)));
        List<Worksheet.Fault> faults = new ArrayList<>();
        runAs(draft.applicant(), () -> faults.addAll(work.takeResults(draft.number(), "结果.xlsx", new ByteArrayInputStream(sheet), "登记有误", draft.applicant()).faults()));
        return faults;
    }

    private void review(Draft draft, String decision) {
        scenario.done(draft, "reviewCompletion", scenario.clerk, Map.of("decision", decision, "opinion", "已核对。"));
    }

    @Test
    @DisplayName("认定结业以后发现编号有误：县区经办写明原因更正，原编号和原因留存，腾出的编号由本人报送；互相填错的一并更正")
    void correctedAfterwards() throws Exception {
        Draft first = scenario.examined();
        Draft[] second = new Draft[1];
        scenario.results(first, passing(row -> row == 3 ? "PJ-OWNER-" + first.institutionId() : first.institutionId() + "-" + row));
        scenario.reported(first);
        review(first, "recognise");
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        second[0] = scenario.examined();
        BiFunction<Integer, Integer, String> owners = passing(row -> row == 1 ? "PJ-OWNER-" + first.institutionId() : second[0].institutionId() + "-" + row);
        assertThat(scenario.results(second[0], owners)).extracting(Worksheet.Fault::problem).containsExactly("证书编号与其他学员重复（" + first.number() + "）。");

        String prefix = first.institutionId() + "-";
        refused(first, "3 " + prefix + "4", "录入有误", "第3名学员的编号与其他学员重复");
        refused(first, "三 x", "", "“三 x”不能识别");
        refused(first, "3 " + prefix + "3", "", "更正原因应写1至500字");
        correct(first, "3 " + prefix + "3", "录入时看错一行");
        assertThat(scenario.results(second[0], owners)).as("whose it is").isEmpty();
        correct(first, "4 " + prefix + "5\n5、" + prefix + "4", "两人互相填错");
        assertThat(work.certificates(first.number(), scenario.clerk).lines()).extracting(Certificates.Line::certificateNo)
                .startsWith(prefix + 1, prefix + 2, prefix + 3, prefix + 5, prefix + 4);
        refused(second[0], "1 " + prefix + "9", "录入有误", "证书还没有编发");

        String page = mvc.perform(get("/classes/" + first.number() + "/certificates").with(signedInAs(scenario.clerk))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page);
        assertThat(page).contains("PJ-OWNER-" + first.institutionId(), "录入时看错一行", "更正编号");
        assertThat(mvc.perform(get("/classes/" + first.number() + "/certificates").with(signedInAs(first.applicant()))).andReturn().getResponse()
                .getContentAsString()).contains("录入时看错一行").doesNotContain("更正编号");
        assertThat(jdbc.sql("SELECT summary FROM audit_entry WHERE case_number = ? AND action = 'delivery.certificateCorrected' ORDER BY seq LIMIT 1")
                .param(first.number()).query(String.class).single()).isEqualTo("更正证书编号：第3名学员。原因：录入时看错一行");
    }

    private void correct(Draft draft, String lines, String reason) {
        runAs(scenario.clerk, () -> work.correctCertificates(draft.number(), lines, reason, scenario.clerk));
    }

    private void refused(Draft draft, String lines, String reason, String why) {
        assertThatThrownBy(() -> correct(draft, lines, reason)).isInstanceOf(RequestRefused.class).hasMessageContaining(why);
    }

    @Test
    @DisplayName("已编发的证书和检查记录，程序的数据库账号不能修改、删除")
    void appendOnly() {
        for (String change : List.of("UPDATE certificate SET certificate_no = 'x'", "DELETE FROM class_inspection",
                "UPDATE certificate_correction SET former = 'x'", "INSERT INTO certificate_correction (number) VALUES ('x')")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).isInstanceOf(DataAccessException.class)
                    .rootCause().hasMessageContaining("permission denied");
        }
    }
}
