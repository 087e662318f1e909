package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.directory.Level;
import org.peixun.shared.FictitiousCitizenId;

@DisplayName("花名册：逐行规则")
class RowRulesTest {

    private static final RosterContext CLASS = new RosterContext(
            "开班2026-90001", "371524", "6-31-01-03", Level.L4, LocalDate.of(2026, 5, 20), LocalDate.of(2026, 6, 10));
    private static final Frame FRAME = new Frame(CLASS, new FixedPolicy(), LocalDate.of(2026, 5, 6));

    private static Candidate valid(int row) {
        Map<Column, String> values = new EnumMap<>(Map.of(
                Column.NAME, RosterBook.name(row), Column.ID_NUMBER, RosterBook.id(row),
                Column.PHONE, RosterBook.phone(row), Column.CATEGORY, "残疾人"));
        return new Candidate(row, values, Map.of(), Map.of(), FRAME.today());
    }

    private static Candidate with(Column column, String value) {
        return with(2, column, value);
    }

    private static Candidate with(int row, Column column, String value) {
        Map<Column, String> values = new EnumMap<>(valid(row).values());
        values.put(column, value);
        return new Candidate(row, values, Map.of(), Map.of(), FRAME.today());
    }

    private static List<Finding> check(Candidate... rows) {
        return RosterChecks.of(List.of(rows), List::of, FRAME);
    }

    private static List<String> codes(Candidate... rows) {
        return check(rows).stream().map(finding -> finding.code() + "@" + finding.row()).toList();
    }

    @Test
    @DisplayName("没有错误的行没有话说；每条规则都有依据、问题和怎样改")
    void validRow() {
        assertThat(check(valid(2), valid(3))).isEmpty();
        Candidate empty = new Candidate(2, Map.of(), Map.of(), Map.of(), FRAME.today());
        assertThat(check(empty)).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.basis()).isNotBlank();
            assertThat(finding.problem()).endsWith("。");
            assertThat(finding.accepted()).endsWith("。");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"某甲", "某甲乙丙", "买买提·艾力", "𠮷某", "䶮某", "\uD86D\uDFE0某", "〇某", "John Smith", "O'Neil"})
    @DisplayName("姓名：汉字、生僻字、间隔号、字母可以")
    void goodNames(String name) {
        assertThat(check(with(Column.NAME, name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"某", "某8", "某甲（组长）", "某甲?", "·某甲", "某甲、某乙", "\uE000某", "某\uFFFD"})
    @DisplayName("姓名：一个字、数字、备注、乱码不可以")
    void badNames(String name) {
        assertThat(codes(with(Column.NAME, name))).containsExactly("name@2");
    }

    @Test
    @DisplayName("姓名：50个字可以，51个字不可以，生僻字按一个字算")
    void nameLength() {
        assertThat(check(with(Column.NAME, "𠮷".repeat(50)))).isEmpty();
        assertThat(codes(with(Column.NAME, "𠮷".repeat(51)))).containsExactly("name@2");
    }

    @ParameterizedTest
    @CsvSource({
        "2010-05-20, 1, ", "2010-05-21, 1, minAge@2", "2010-05-19, 1, ",
        "1966-05-20, 1, maxAge@2", "1966-05-21, 1, maxAge@2", "1966-06-10, 1, maxAge@2", "1966-06-11, 1, ",
        "1971-05-20, 2, maxAge@2", "1971-06-10, 2, maxAge@2", "1971-06-11, 2, ", "1966-06-11, 2, maxAge@2"})
    @DisplayName("年龄按开班当日的周岁算：16周岁生日当天可以；男60、女55（含培训期间将满）须说明")
    void ageToTheDay(LocalDate born, int sequence, String code) {
        assertThat(codes(with(Column.ID_NUMBER, FictitiousCitizenId.of(born, sequence).value())))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("年龄偏大只是提示，不拦住；年龄不足拦住")
    void ageSeverity() {
        assertThat(check(with(Column.ID_NUMBER, FictitiousCitizenId.of(LocalDate.of(1960, 1, 1), 1).value())))
                .singleElement().satisfies(finding -> assertThat(finding.blocks()).isFalse());
        assertThat(check(with(Column.ID_NUMBER, FictitiousCitizenId.of(LocalDate.of(2015, 1, 1), 1).value())))
                .singleElement().satisfies(finding -> assertThat(finding.blocks()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"999999198001010001", "99999919800101", "99999919801301000X", "ABC", "''"})
    @DisplayName("身份证号不对：一条说明，号码打码，说明中没有号码")
    void badIdNumbers(String number) {
        Finding finding = check(with(Column.ID_NUMBER, number)).get(0);
        assertThat(finding.code()).isEqualTo("idNumber");
        assertThat(finding.maskedId()).hasSameSizeAs(number);
        if (number.length() > 3) {
            assertThat(finding.maskedId()).contains("****").isNotEqualTo(number);
            assertThat(finding.problem()).doesNotContain(number);
        }
    }

    @ParameterizedTest
    @CsvSource({"13800000000, ", "0635-1234567, ", "06351234567, ", "12800000000, phone@2", "1380000000, phone@2", "无, phone@2", "'', phone@2"})
    @DisplayName("联系电话")
    void phones(String phone, String code) {
        assertThat(codes(with(Column.PHONE, phone))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @EnumSource(PersonCategory.class)
    @DisplayName("人员类别：列表中的都可以，企业职工、劳务派遣人员须有工作单位")
    void categories(PersonCategory category) {
        assertThat(codes(with(Column.CATEGORY, category.label())))
                .isEqualTo(category.employed() ? List.of("employer@2") : List.of());
    }

    @Test
    @DisplayName("人员类别不在列表中：说明可选哪些；常见的别的写法可以")
    void otherCategory() {
        assertThat(check(with(Column.CATEGORY, "干部"))).singleElement()
                .satisfies(finding -> assertThat(finding.accepted()).contains("企业职工、劳务派遣人员、小微企业主、个体工商户、高校毕业生、在校学生"));
        assertThat(check(with(Column.CATEGORY, "农民工"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EDUCATION, 大专, ", "EDUCATION, 高职, ", "EDUCATION, 博士后, education@2",
        "CREDIT_CODE, 9144030071526726XG, ", "CREDIT_CODE, 9144030071526726X1, creditCode@2", "CREDIT_CODE, 123456789, creditCode@2",
        "DISTRICT, 东阿县, "})
    @DisplayName("选填的列：填了就要对")
    void optionalColumns(Column column, String value, String code) {
        assertThat(codes(with(column, value))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("同一人填了两行：后一行指出前一行；号码相同而姓名不同：两行都指出")
    void duplicates() {
        Candidate later = new Candidate(9, valid(2).values(), Map.of(), Map.of(), FRAME.today());
        assertThat(check(valid(2), later)).singleElement().satisfies(finding -> {
            assertThat(finding.row()).isEqualTo(9);
            assertThat(finding.problem()).isEqualTo("公民身份号码与第2行相同，学员重复。");
        });
        Candidate other = with(5, Column.ID_NUMBER, RosterBook.id(2));
        assertThat(codes(valid(2), valid(3), other)).containsExactly("duplicate@2", "duplicate@5");
    }

    @Test
    @DisplayName("两名学员同一个电话：提示说明，不拦住")
    void samePhone() {
        Candidate other = with(3, Column.PHONE, RosterBook.phone(2));
        assertThat(check(valid(2), other)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("samePhone");
            assertThat(finding.blocks()).isFalse();
            assertThat(finding.problem()).isEqualTo("联系电话与第2行相同。");
        });
    }

    @Test
    @DisplayName("同一职业同一等级：上次结业满12个月的当天可以开班，差一天不可以；与先后无关")
    void twelveMonths() {
        Enrolment before = new Enrolment(2, "开班2025-1", "6-31-01-03", Level.L4, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 5, 20), true, true);
        assertThat(before.repeats(CLASS, 12)).isFalse();
        assertThat(new Enrolment(2, "x", "6-31-01-03", Level.L4, LocalDate.of(2025, 5, 1), LocalDate.of(2025, 5, 21), true, true).repeats(CLASS, 12)).isTrue();
        assertThat(new Enrolment(2, "x", "6-31-01-03", Level.L4, LocalDate.of(2027, 6, 9), LocalDate.of(2027, 7, 1), true, true).repeats(CLASS, 12)).isTrue();
        assertThat(new Enrolment(2, "x", "6-31-01-03", Level.L4, LocalDate.of(2027, 6, 10), LocalDate.of(2027, 7, 1), true, true).repeats(CLASS, 12)).isFalse();
        assertThat(new Enrolment(2, "x", "6-31-01-03", Level.L3, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), true, true).repeats(CLASS, 12)).isFalse();
        assertThat(new Enrolment(2, "x", "6-31-01-03", Level.L4, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), true, true).repeats(CLASS, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01,2026-05-19,false", "2026-05-01,2026-05-20,true", "2026-06-10,2026-06-30,true", "2026-06-11,2026-06-30,false",
        "2026-01-01,2026-12-31,true"})
    @DisplayName("时间重叠：首尾同一天也算")
    void overlapToTheDay(LocalDate start, LocalDate end, boolean overlaps) {
        assertThat(new Enrolment(2, "x", "y", Level.L5, start, end, true, true).overlaps(CLASS)).isEqualTo(overlaps);
    }
}
