package org.peixun.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.peixun.identity.SignedInAs.runAs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassChanges;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.retention.PersonalData;
import org.peixun.roster.NewTrainee;
import org.peixun.roster.Rosters;
import org.peixun.roster.Worksheet;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("考勤的认定和导入（第13条）")
class AttendanceRulesTest {

    @Autowired ClassScenario scenario;
    @Autowired ClassWork work;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassChanges changes;
    @Autowired Rosters rosters;
    @Autowired List<PersonalData> holders;
    @Autowired TransactionTemplate transaction;
    @Autowired TimeMachine.Mover time;

    private Draft draft;

    @BeforeEach
    void running() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        draft = scenario.running();
        time.passTo(draft.startsOn().atTime(18, 0));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("全班期够，有一日不够的，不能认定，写明是哪一日")
    void poorDay() {
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        scenario.attendance(draft, (row, lesson) -> row <= 3 && (lesson == 5 || lesson == 6) ? "缺勤" : "出勤");
        AttendanceSheet sheet = work.attending(draft.number(), draft.applicant()).sheet();
        assertThat(sheet.below()).isFalse();
        assertThat(work.examined(draft.number(), draft.applicant()).blocks())
                .contains("有1日的班期出勤率低于80%（第13条）：" + scenario.registered(draft).sessions().get(4).date().toString().substring(5) + "（70%）");
    }

    @Test
    @DisplayName("一次课只登记了一名学员的：其他学员是未登记，不是缺勤；班期出勤率等该课登记完整再算，登记完整以前不能认定")
    void oneMark() {
        assertThat(scenario.attendance(draft, (row, lesson) -> row == 1 && lesson == 1 ? "缺勤" : "")).isEmpty();
        AttendanceSheet sheet = work.attending(draft.number(), draft.applicant()).sheet();
        assertThat(sheet.rows().get(0)).satisfies(row -> {
            assertThat(row.marks().get(0)).isEqualTo("缺勤");
            assertThat(row.rate()).isZero();
        });
        assertThat(sheet.rows().get(1)).satisfies(row -> {
            assertThat(row.marks().get(0)).isEqualTo("未登记");
            assertThat(row.marks().get(19)).as("还没有上的课").isEmpty();
            assertThat(row.rate()).isNull();
            assertThat(row.below()).isFalse();
        });
        assertThat(sheet.barred()).isEqualTo(1);
        assertThat(sheet.classRate()).isNull();
        assertThat(sheet.poorDays()).isEmpty();
        assertThat(sheet.columns().get(0).rate()).isNull();
        assertThat(sheet.columns().get(0).unmarked()).isEqualTo(9);
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).anyMatch(block -> block.contains("考勤没有登记完整"));

        assertThat(scenario.attendance(draft, (row, lesson) -> row == 1 || lesson != 1 ? null : "出勤")).as("模板中未登记的格是空的").isEmpty();
        sheet = work.attending(draft.number(), draft.applicant()).sheet();
        assertThat(sheet.columns().get(0).rate()).isEqualTo(90);
        assertThat(sheet.classRate()).isEqualTo(90);
    }

    @Test
    @DisplayName("更正一格有误的，指出是学员、课次、出勤情况还是原因")
    void wrongCell() {
        scenario.attendance(draft, (row, lesson) -> lesson == 1 ? "出勤" : "");
        assertThat(wrongFieldOf(99, 1, "缺勤", "登记有误")).isEqualTo("position");
        assertThat(wrongFieldOf(1, 99, "缺勤", "登记有误")).isEqualTo("session");
        assertThat(wrongFieldOf(1, 20, "缺勤", "登记有误")).as("还没有上的课").isEqualTo("session");
        assertThat(wrongFieldOf(1, 1, "在场", "登记有误")).isEqualTo("mark");
        assertThat(wrongFieldOf(1, 1, "出勤", "登记有误")).as("没有改动").isEqualTo("mark");
        assertThat(wrongFieldOf(1, 1, "缺勤", " ")).isEqualTo("reason");
    }

    private String wrongFieldOf(int position, int session, String mark, String reason) {
        var refused = catchThrowableOfType(RequestRefused.class,
                () -> runAs(draft.applicant(), () -> work.correctAttendance(draft.number(), position, session, mark, reason, draft.applicant())));
        return refused.problems().get(0).field();
    }

    @Test
    @DisplayName("经同意中途加入的学员：以前的课次不登记，填了的说明原因；出勤率自加入起计算")
    void joinedLater() {
        change(() -> {
            rosters.store(draft.number(), FilingScenario.trainees((int) (draft.institutionId() - 800_000), 11));
            drafts.saveValues(draft.number(), Map.of("plannedSize", "11"), draft.applicant());
        });
        time.passWorkingDays(1);
        time.passTo(time.today().atTime(18, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson > 4 ? "" : row == 11 && lesson <= 2 ? "缺勤" : "出勤"))
                .hasSize(2).allSatisfy(fault -> assertThat(fault.problem()).contains("在同意该学员加入以前"));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson > 4 || row == 11 && lesson <= 2 ? "" : "出勤")).isEmpty();
        AttendanceSheet sheet = work.attending(draft.number(), draft.applicant()).sheet();
        assertThat(sheet.missing()).isEmpty();
        assertThat(sheet.classRate()).isEqualTo(100);
        assertThat(sheet.rows().get(10).rate()).isEqualTo(100);
        assertThatThrownBy(() -> runAs(draft.applicant(), () -> work.correctAttendance(draft.number(), 11, 1, "出勤", "补登", draft.applicant())))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("在同意该学员加入以前");
    }

    @Test
    @DisplayName("最后一天才加入的：以后全到也达不到全班课时的最低出勤率，不得结业，写明原因；还有课尚未结束的，不能认定")
    void joinedForTheLastDay() {
        time.passTo(scenario.registered(draft).endsOn().minusDays(3).atTime(18, 0));
        change(() -> {
            rosters.store(draft.number(), FilingScenario.trainees((int) (draft.institutionId() - 800_000), 11));
            drafts.saveValues(draft.number(), Map.of("plannedSize", "11"), draft.applicant());
        });
        assertThat(work.examined(draft.number(), draft.applicant()).blocks()).anyMatch(block -> block.startsWith("还有2次课尚未结束"));
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> row == 11 && lesson <= 18 ? "" : "出勤")).isEmpty();
        DeliverySections.Examined examined = work.examined(draft.number(), draft.applicant());
        assertThat(examined.blocks()).noneMatch(block -> block.contains("尚未结束"));
        assertThat(examined.lines().get(10).attendance()).isEqualTo("100%");
        assertThat(examined.lines().get(10).bar()).isEqualTo("中途加入，出勤课时为全班课时的10%，低于80%");
    }

    @Test
    @DisplayName("变更只更正身份号码的：还是同一名学员，已登记的考勤随之更正，不算中途加入；证书编号、删除也跟着走")
    void numberCorrected() {
        time.passTo(draft.startsOn().plusDays(2).atTime(9, 0));
        assertThat(scenario.attendance(draft, (row, lesson) -> lesson > 4 ? "" : row == 10 && lesson == 2 ? "缺勤" : "出勤")).isEmpty();
        List<NewTrainee> trainees = new ArrayList<>(FilingScenario.trainees((int) (draft.institutionId() - 800_000), 10));
        NewTrainee wrong = trainees.remove(9);
        trainees.add(new NewTrainee(wrong.row(), wrong.name(), FictitiousCitizenId.other(LocalDate.of(1985, 3, 4), (int) (draft.institutionId() % 900)),
                wrong.phone(), wrong.category(), null, null, null, null));
        change(() -> rosters.store(draft.number(), trainees));

        AttendanceSheet.Row row = work.attending(draft.number(), draft.applicant()).sheet().rows().get(9);
        assertThat(row.marks().subList(0, 4)).containsExactly("出勤", "缺勤", "出勤", "出勤");
        assertThat(row.ofWholeClass()).as("不是中途加入").isNull();
        assertThat(rosters.changes(draft.number(), 1, 2).summary()).isEqualTo("学员 +0 −0，更正身份号码 1 人");
        transaction.executeWithoutResult(status -> holders.forEach(holder -> holder.erase(draft.number(), row.person(), "erased-corrected")));
        assertThat(rosters.trainees(draft.number(), 1).size()).as("以前的号码下也不留").isEqualTo(9);
    }

    @Test
    @DisplayName("课次改期以后用以前下载的考勤表：列名不是现行课次的，不导入并说明，不漏掉其中的出勤")
    void staleHeading() {
        byte[] old = work.attendanceTemplate(draft.number(), draft.applicant());
        List<Lesson> lessons = new ArrayList<>(filings.view(draft.number(), draft.applicant()).form().lessons());
        Lesson moved = lessons.get(9);
        lessons.set(9, new Lesson(moved.date(), "18:00", "21:15", moved.hours(), moved.kind(), moved.content(), "", moved.teacher()));
        change(() -> drafts.saveLessons(draft.number(), lessons, draft.applicant()));
        time.passTo(scenario.registered(draft).endsOn().plusDays(1).atTime(9, 0));

        List<Worksheet.Fault> faults = taken(ClassScenario.filled(old, 3, (row, lesson) -> "√").readAllBytes(), sheet -> {});

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.column()).startsWith("第10次课");
            assertThat(fault.problem()).contains("不是现行课程表中的课次");
            assertThat(fault.accepted()).contains("重新下载考勤表");
        });
        assertThat(work.attending(draft.number(), draft.applicant()).sheet().empty()).isTrue();
    }

    @Test
    @DisplayName("一个√合并成几行或者几次课的：不导入，写明是哪些单元格")
    void merged() {
        byte[] template = work.attendanceTemplate(draft.number(), draft.applicant());
        assertThatThrownBy(() -> taken(template, sheet -> {
            sheet.getRow(1).createCell(3).setCellValue("√");
            sheet.addMergedRegion(new CellRangeAddress(1, 10, 3, 3));
        })).isInstanceOf(RequestRefused.class).hasMessageContaining("D2:D11").hasMessageContaining("取消合并");
        assertThatThrownBy(() -> taken(template, sheet -> {
            sheet.getRow(1).createCell(3).setCellValue("√");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 3, 4));
        })).isInstanceOf(RequestRefused.class).hasMessageContaining("D2:E2");
        assertThat(taken(template, sheet -> {
            sheet.getRow(1).createCell(3).setCellValue("√");
            sheet.addMergedRegion(new CellRangeAddress(4, 6, 23, 24));
        })).as("beside the table").isEmpty();
    }

    private List<Worksheet.Fault> taken(byte[] file, Consumer<XSSFSheet> edit) {
        List<Worksheet.Fault> faults = new ArrayList<>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file)); var out = new ByteArrayOutputStream()) {
            edit.accept(workbook.getSheetAt(0));
            workbook.write(out);
            runAs(draft.applicant(), () -> faults.addAll(work.takeAttendance(draft.number(), "考勤.xlsx",
                    new ByteArrayInputStream(out.toByteArray()), "登记有误", draft.applicant()).faults()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return faults;
    }

    /** Written, asked for and consented to. */
    private void change(Runnable writing) {
        runAs(draft.applicant(), () -> {
            changes.begin(draft.number(), draft.applicant());
            writing.run();
            changes.ask(draft.number(), "有变动。", draft.applicant());
        });
        scenario.done(draft, "decideChange", scenario.clerk, Map.of("decision", "consentChange", "opinion", "同意。"));
    }
}
