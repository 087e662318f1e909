package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.directory.Level;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("花名册：上传、收下、报送、跨班期核验")
class RosterImportTest {

    private static final String CASE = "开班2026-90001";
    private static final String OTHER = "开班2026-90002";

    @Autowired
    Rosters rosters;

    @Autowired
    JdbcClient jdbc;

    static RosterContext classOf(String caseNumber, String start, String end) {
        return new RosterContext(caseNumber, "371524", "6-31-01-03", Level.L4, LocalDate.parse(start), LocalDate.parse(end));
    }

    private RosterContext context;

    @BeforeEach
    void aClass() {
        context = classOf(CASE, "2026-05-20", "2026-06-10");
    }

    private Preview upload(RosterContext where, RosterBook book) {
        return rosters.read(new ByteArrayInputStream(book.bytes()), "C:\\某某\\花名册.xlsx", where);
    }

    private void enrolled(RosterContext where, RosterBook book) {
        upload(where, book);
        rosters.accept(where, Rosters.Take.ALL);
        rosters.enrol(where, Rosters.DRAFT);
    }

    private RosterBook threeWrongOfTen() {
        return RosterBook.of(7).skip(2).traineeWith(7, "公民身份号码", "999999198001010001").traineeWith(8, "姓名", "某8")
                .traineeWith(9, "联系电话", "123");
    }

    @Test
    @DisplayName("先看总数，再看逐行错误：原表行号、单元格、打码号码、问题、怎样改、依据")
    void totalsThenErrors() {
        Preview preview = upload(context, threeWrongOfTen());
        assertThat(preview.totals()).isEqualTo("10 行：7 行可用，3 行有误");
        assertThat(preview.fileName()).isEqualTo("花名册.xlsx");
        assertThat(preview.blocks()).extracting(Finding::where).containsExactly("第11行（B11）", "第12行（A12）", "第13行（C13）");
        Finding id = preview.blocks().get(0);
        assertThat(id.maskedId()).isEqualTo("999999********0001");
        assertThat(id.problem()).contains("校验码");
        assertThat(id.basis()).isEqualTo("第13条");
        assertThat(rosters.preview(context)).hasValueSatisfying(again -> assertThat(again.totals()).isEqualTo(preview.totals()));
    }

    @Test
    @DisplayName("全部改好再交时有误即不收；先收合格的行；重新上传并收下后替换原来的")
    void allOrValidRows() {
        upload(context, threeWrongOfTen());
        assertThatThrownBy(() -> rosters.accept(context, Rosters.Take.ALL))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("3行有误").hasMessageContaining("7行");
        assertThat(rosters.trainees(CASE).size()).isZero();
        assertThat(rosters.accept(context, Rosters.Take.VALID_ROWS)).isEqualTo(7);
        upload(context, RosterBook.of(3));
        assertThat(rosters.trainees(CASE).size()).isEqualTo(7);
        assertThat(rosters.accept(context, Rosters.Take.ALL)).isEqualTo(3);
        TraineeTable table = rosters.trainees(CASE);
        assertThat(table.totals()).isEqualTo("3 人：企业职工 3 人");
        Trainee first = table.trainees().get(0);
        assertThat(first.row()).isEqualTo(2);
        assertThat(first.maskedId()).contains("********");
        assertThat(first.maskedPhone()).isEqualTo("138****0000");
    }

    @Test
    @DisplayName("上传后没有收下的不能报送；收下、先收合格的行、放弃之后即可")
    void uploadWaits() {
        upload(context, RosterBook.of(3));
        rosters.accept(context, Rosters.Take.ALL);
        assertThat(rosters.preview(context)).isEmpty();
        assertThat(rosters.recheck(context)).isEmpty();

        upload(context, threeWrongOfTen());
        assertThat(rosters.recheck(context)).singleElement().satisfies(finding -> {
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.problem()).contains("尚未收下");
            assertThat(finding.accepted()).contains("放弃本次上传");
        });
        rosters.accept(context, Rosters.Take.VALID_ROWS);
        assertThat(rosters.recheck(context)).isEmpty();
        assertThat(rosters.preview(context)).as("what is wrong in the rows left out").isPresent();

        upload(context, RosterBook.of(2));
        assertThat(rosters.uploadWaits(CASE)).isTrue();
        rosters.giveUpUpload(CASE);
        assertThat(rosters.uploadWaits(CASE)).isFalse();
        assertThat(rosters.recheck(context)).isEmpty();
        assertThat(rosters.trainees(CASE).size()).isEqualTo(7);
    }

    @Test
    @DisplayName("身份证号和电话在数据库中、上传的文件中都看不到原文")
    void encryptedAtRest() {
        upload(context, RosterBook.of(2));
        byte[] file = jdbc.sql("SELECT content FROM roster_upload WHERE case_number = ?").param(CASE).query(byte[].class).single();
        assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("xl/workbook.xml");
        rosters.accept(context, Rosters.Take.ALL);
        String stored = String.join("|", jdbc.sql("SELECT roster_trainee::text FROM roster_trainee WHERE case_number = ?")
                .param(CASE).query(String.class).list());
        assertThat(stored).contains(RosterBook.name(1)).doesNotContain(RosterBook.id(1)).doesNotContain(RosterBook.phone(1));
    }

    @Test
    @DisplayName("退还本人的工作簿：加“错误说明”列，错误单元格着色，其余内容不变；再上传不受影响")
    void ownWorkbookBack() throws IOException {
        upload(context, threeWrongOfTen());
        byte[] annotated = rosters.annotated(context);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(annotated))) {
            var sheet = book.getSheet("花名册");
            assertThat(sheet.getRow(0).getCell(5).getStringCellValue()).isEqualTo("错误说明");
            assertThat(sheet.getRow(10).getCell(5).getStringCellValue()).startsWith("【须改正】公民身份号码：").contains("校验码");
            assertThat(sheet.getRow(10).getCell(1).getStringCellValue()).isEqualTo("999999198001010001");
            assertThat(sheet.getRow(10).getCell(1).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(sheet.getRow(1).getCell(5)).isNull();
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
        }
        Preview again = rosters.read(new ByteArrayInputStream(annotated), "花名册.xlsx", context);
        assertThat(again.totals()).isEqualTo("10 行：7 行可用，3 行有误");
        assertThat(again.notes()).isEmpty();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(rosters.annotated(context)))) {
            assertThat(book.getSheet("花名册").getRow(0).getLastCellNum()).isEqualTo((short) 6);
        }
    }

    @Test
    @DisplayName("退还的工作簿不动本人的内容：表头右边没有列名的备注保留，错误说明写在最右边")
    void remarksWithoutHeading() throws IOException {
        upload(context, RosterBook.withHeader().trainee(1).traineeWith(2, "姓名", "某8")
                .cell(2, 5, cell -> cell.setCellValue("班长")).cell(3, 6, cell -> cell.setCellValue("缺照片")));
        byte[] annotated = rosters.annotated(context);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(annotated))) {
            var sheet = book.getSheet("花名册");
            assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("班长");
            assertThat(sheet.getRow(2).getCell(6).getStringCellValue()).isEqualTo("缺照片");
            assertThat(sheet.getRow(0).getCell(7).getStringCellValue()).isEqualTo("错误说明");
            assertThat(sheet.getRow(2).getCell(7).getStringCellValue()).contains("姓名");
        }
        rosters.read(new ByteArrayInputStream(annotated), "花名册.xlsx", context);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(rosters.annotated(context)))) {
            assertThat(book.getSheet("花名册").getRow(0).getLastCellNum()).isEqualTo((short) 8);
            assertThat(book.getSheet("花名册").getRow(1).getCell(5).getStringCellValue()).isEqualTo("班长");
        }
    }

    @Test
    @DisplayName("通知写明的人员都能收下：小微企业主、个体工商户、劳务派遣人员")
    void categoriesOfTheNotice() {
        Preview preview = upload(context, RosterBook.withHeader().traineeWith(1, "人员类别", "小微企业主").traineeWith(2, "人员类别", "个体户")
                .traineeWith(3, "人员类别", "劳务派遣").row(RosterBook.name(4), RosterBook.id(4), RosterBook.phone(4), "劳务派遣人员", null));
        assertThat(preview.blocks()).singleElement().satisfies(finding -> {
            assertThat(finding.row()).isEqualTo(5);
            assertThat(finding.problem()).contains("劳务派遣人员", "工作单位为空");
            assertThat(finding.accepted()).contains("派遣单位");
        });
        rosters.accept(context, Rosters.Take.VALID_ROWS);
        assertThat(rosters.trainees(CASE).trainees()).extracting(Trainee::category).containsExactly(PersonCategory.MICRO_OWNER,
                PersonCategory.SELF_EMPLOYED, PersonCategory.DISPATCHED);
    }

    @Test
    @DisplayName("班期信息未填时先核验能核验的，并说明哪些以后核验")
    void draftWithoutDates() {
        var draft = new RosterContext(CASE, "371524", null, null, null, null);
        Preview preview = upload(draft, RosterBook.of(1));
        assertThat(preview.clean()).isTrue();
        assertThat(preview.notes()).hasSize(2).first().asString().contains("开班和结业日期");
    }

    @Test
    @DisplayName("超过每班人数：整册指出；合格的行超过上限也不能先收")
    void classSize() {
        Preview warned = upload(context, RosterBook.of(46));
        assertThat(warned.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("warnSize");
            assertThat(finding.blocks()).isFalse();
        });
        Preview preview = upload(context, RosterBook.of(51));
        assertThat(preview.blocks()).singleElement().satisfies(finding -> assertThat(finding.code()).isEqualTo("maxSize"));
        assertThatThrownBy(() -> rosters.accept(context, Rosters.Take.VALID_ROWS)).hasMessageContaining("51人");
        upload(context, RosterBook.of(50).traineeWith(50, "姓名", ""));
        assertThat(rosters.accept(context, Rosters.Take.VALID_ROWS)).isEqualTo(50);
    }

    @Test
    @DisplayName("同一人已在时间重叠的另一班期：拦住并说明是哪个班期；该班期撤回后即可")
    void overlap() {
        enrolled(classOf(OTHER, "2026-06-10", "2026-06-30"), RosterBook.of(2));
        var another = new RosterContext(CASE, "371502", "6-28-01-14", Level.L5, context.startsOn(), context.endsOn());
        Preview preview = upload(another, RosterBook.withHeader().trainee(5).trainee(1));
        assertThat(preview.blocks()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("overlap");
            assertThat(finding.row()).isEqualTo(3);
            assertThat(finding.problem()).contains(OTHER, "2026-06-10至2026-06-30");
        });
        rosters.release(OTHER);
        assertThat(rosters.preview(another).orElseThrow().clean()).isTrue();
    }

    @Test
    @DisplayName("同一职业同一等级12个月内不得重复，其他等级可以；本案件自己的不算")
    void sameTradeAndLevel() {
        enrolled(classOf(OTHER, "2025-05-01", "2025-05-21"), RosterBook.of(1));
        assertThat(upload(context, RosterBook.of(1)).blocks()).extracting(Finding::code).containsExactly("sameTradeLevel");
        var day = classOf(CASE, "2026-05-21", "2026-06-10");
        assertThat(upload(day, RosterBook.of(1)).clean()).isTrue();
        var otherLevel = new RosterContext(CASE, "371524", "6-31-01-03", Level.L3, context.startsOn(), context.endsOn());
        assertThat(upload(otherLevel, RosterBook.of(1)).clean()).isTrue();
        enrolled(otherLevel, RosterBook.of(1));
        assertThat(rosters.recheck(otherLevel)).isEmpty();
    }

    @Test
    @DisplayName("每人每年3次，在校学生1次")
    void timesAYear() {
        for (int i = 1; i <= 3; i++) {
            var earlier = new RosterContext("开班2026-9100" + i, "371524", "4-10-01-0" + i, Level.L5,
                    LocalDate.of(2026, i, 1), LocalDate.of(2026, i, 20));
            RosterBook book = RosterBook.withHeader().trainee(1);
            enrolled(earlier, i == 1 ? book.traineeWith(2, "人员类别", "在校学生") : book);
        }
        Preview preview = upload(context, RosterBook.withHeader().trainee(1).traineeWith(2, "人员类别", "在校学生").trainee(3));
        assertThat(preview.blocks()).extracting(Finding::code).containsExactly("perYear", "perYearStudent");
        assertThat(preview.blocks()).extracting(Finding::basis).as("each limit has its own basis").doesNotHaveDuplicates();
        assertThat(preview.blocks()).extracting(Finding::problem).containsExactly(
                "该学员2026年已列入3个班期的补贴性培训，达到每人每年3次的上限。", "该学员2026年已列入1个班期的同一类补贴性培训，达到在校学生每人每年每类1次的上限。");
        assertThat(upload(classOf(CASE, "2027-05-20", "2027-06-10"), RosterBook.of(3)).clean()).isTrue();
    }

    @Test
    @DisplayName("在校学生：职业技能培训和创业培训各一次（第3条“三个一”）")
    void studentsByKind() {
        RosterBook student = RosterBook.withHeader().traineeWith(2, "人员类别", "在校学生");
        var startup = new RosterContext(OTHER, "371524", "CY-3715-01", Level.NONE, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10));
        enrolled(startup, student);
        assertThat(upload(context, student).clean()).isTrue();
        enrolled(context, student);
        var again = new RosterContext("开班2026-90003", "371524", "CY-3715-01", Level.NONE, LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 10));
        assertThat(upload(again, student).blocks()).extracting(Finding::code).containsExactly("sameTradeLevel", "perYearStudent");
    }

    @Test
    @DisplayName("不申请补贴的班期、没有结业的学员不占补贴性培训的次数和间隔，但时间仍不能重叠")
    void onlySubsidisedCounts() {
        var unsubsidised = new RosterContext(OTHER, "371524", "6-31-01-03", Level.L4, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 20), false);
        enrolled(unsubsidised, RosterBook.of(2));
        assertThat(upload(context, RosterBook.of(2)).clean()).isTrue();
        enrolled(context, RosterBook.of(2));
        var later = classOf("开班2026-90003", "2026-08-01", "2026-08-20");
        assertThat(upload(later, RosterBook.of(2)).blocks()).extracting(Finding::code).containsExactly("sameTradeLevel", "sameTradeLevel");
        var laterUnsubsidised = new RosterContext(later.caseNumber(), "371524", "6-31-01-03", Level.L4, later.startsOn(), later.endsOn(), false);
        assertThat(upload(laterUnsubsidised, RosterBook.of(2)).clean()).isTrue();

        String graduate = jdbc.sql("SELECT person_index FROM roster_trainee WHERE case_number = ? AND submission_no = 0 AND row_no = 2")
                .param(CASE).query(String.class).single();
        rosters.subsidisedOnly(CASE, java.util.Set.of(graduate));
        assertThat(upload(later, RosterBook.of(2)).blocks()).singleElement().satisfies(finding -> assertThat(finding.row()).isEqualTo(2));
        rosters.subsidisedOnly(CASE, java.util.Set.of());
        assertThat(upload(later, RosterBook.of(2)).clean()).isTrue();
        var sameTime = new RosterContext("开班2026-90004", "371524", "4-10-01-02", Level.L5, context.startsOn(), context.endsOn());
        assertThat(upload(sameTime, RosterBook.of(2)).blocks()).extracting(Finding::code).containsExactly("overlap", "overlap");
    }

    @Test
    @DisplayName("两个班期先后报送同一人：后报送的被拒绝")
    void secondIsRefused() {
        var other = classOf(OTHER, "2026-05-25", "2026-06-20");
        upload(context, RosterBook.of(2));
        rosters.accept(context, Rosters.Take.ALL);
        upload(other, RosterBook.of(2));
        rosters.accept(other, Rosters.Take.ALL);
        rosters.enrol(context, Rosters.DRAFT);
        assertThatThrownBy(() -> rosters.enrol(other, Rosters.DRAFT)).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("第2行").hasMessageContaining(CASE)
                .satisfies(e -> assertThat(((RequestRefused) e).kind()).isEqualTo(RequestRefused.Kind.CONFLICT));
        rosters.enrol(context, Rosters.DRAFT);
    }

    @Test
    @DisplayName("报送后删除上传的文件；补正后与上次报送对照：新增、移出、修改")
    void changesSinceSubmission() {
        upload(context, RosterBook.of(3));
        rosters.accept(context, Rosters.Take.ALL);
        rosters.submitted(CASE, 1);
        assertThat(rosters.preview(context)).isEmpty();
        assertThatThrownBy(() -> rosters.annotated(context)).isInstanceOf(RequestRefused.class);
        upload(context, RosterBook.withHeader().trainee(1).traineeWith(2, "联系电话", "13900000002").trainee(7).trainee(8));
        rosters.accept(context, Rosters.Take.ALL);
        RosterChanges changes = rosters.changes(CASE, 1);
        assertThat(changes.summary()).isEqualTo("学员 +2 −1，改 1 人");
        assertThat(changes.changed().get(0).differences())
                .containsExactly(new RosterChanges.Difference("联系电话", "138****0002", "139****0002"));
        assertThat(rosters.trainees(CASE, 1).size()).isEqualTo(3);
        rosters.submitted(CASE, 2);
        rosters.store(CASE, List.of());
        assertThat(rosters.changes(CASE, 1, 2)).isEqualTo(changes);
    }

    @Test
    @DisplayName("复核：空花名册拦住；存入的花名册按同样的规则再核验")
    void recheck() {
        assertThat(rosters.recheck(context)).extracting(Finding::code).containsExactly("empty");
        upload(context, RosterBook.of(2));
        rosters.accept(context, Rosters.Take.ALL);
        assertThat(rosters.recheck(context)).isEmpty();

        rosters.discard(CASE);
        assertThat(rosters.trainees(CASE).size()).isZero();
    }

    @Test
    @DisplayName("导出的花名册没有公式，号码打码")
    void exportWithoutFormulas() throws IOException {
        upload(context, RosterBook.withHeader().traineeWith(1, "工作单位", "=HYPERLINK(\"http://example.invalid\")")
                .traineeWith(2, "工作单位", "@SUM(1)").traineeWith(3, "工作单位", "某某公司"));
        rosters.accept(context, Rosters.Take.ALL);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(rosters.export(CASE, Rosters.DRAFT)))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(7).getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
            assertThat(List.of(1, 2, 3)).extracting(row -> sheet.getRow(row).getCell(7).getCellStyle().getQuotePrefixed())
                    .containsExactly(true, true, false);
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).contains("********");
        }
    }
}
