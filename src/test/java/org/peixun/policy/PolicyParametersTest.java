package org.peixun.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.shared.WorkingDays;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("政策参数")
class PolicyParametersTest {

    private static final LocalDate IN_FORCE_SINCE = LocalDate.of(2021, 1, 1);

    @Autowired
    PolicyParameters parameters;

    @Autowired
    PolicySheet policySheet;

    @Autowired
    StoredPolicyParameters stored;

    @Test
    @DisplayName("初始参数齐全，每项都有依据，初始值都在允许范围内")
    void isSeeded() {
        Policy policy = parameters.at(IN_FORCE_SINCE, "371524");
        assertThat(policy.workingDays("filing.leadWorkdays")).isEqualTo(WorkingDays.of(5));
        assertThat(policy.time("office.closingTime")).isEqualTo(LocalTime.of(17, 30));
        assertThat(policy.decimal("attendance.min")).isEqualByComparingTo("80");
        assertThat(policy.integer("class.minHours.高级技师")).isPositive();
        assertThat(policy.basis("filing.leadWorkdays")).isEqualTo("第11条");
        assertThat(stored.sheet().parameters()).hasSizeGreaterThan(30).allSatisfy(parameter -> {
            assertThat(parameter.source()).isNotBlank();
            assertThat(stored.sheet().inForce(parameter.key(), IN_FORCE_SINCE, null))
                    .hasValueSatisfying(value -> assertThat(parameter.fault(value.value())).isEmpty());
        });
    }

    @Test
    @DisplayName("不存在的参数、类型不符都是程序错误")
    void refusesWhatIsOurFault() {
        Policy policy = parameters.at(IN_FORCE_SINCE, "371524");
        assertThatThrownBy(() -> policy.integer("filing.unknown")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> policy.flag("filing.leadWorkdays")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("施行日期之前的日期按最早的市级规定，年份填错不会打不开页面")
    void earliestValueBeforeTheFirstDay() {
        assertThat(parameters.at(LocalDate.of(2016, 5, 20), "371524").integer("filing.leadWorkdays"))
                .isEqualTo(parameters.at(IN_FORCE_SINCE, "371524").integer("filing.leadWorkdays"));
        var parameter = new Parameter("k", "", "", "", Parameter.Kind.INTEGER, BigDecimal.ZERO, BigDecimal.TEN, 11, "", "", false);
        var sheet = new Sheet(List.of(parameter), Map.of("k", List.of(
                value(1, "371524", "7", "2020-01-01"), value(2, null, "5", "2021-01-01"), value(3, null, "6", "2022-01-01"))));
        assertThat(sheet.at(LocalDate.of(1999, 1, 1), "371524").integer("k")).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"2025-12-31, 371524, 5", "2026-01-01, 371524, 7", "2026-01-01, 371525, 5", "2026-03-01, 371525, 6",
        "2026-03-01, 371524, 7", "2026-06-30, 371524, 7", "2026-07-01, 371524, 6", "2026-09-01, 371524, 4"})
    @DisplayName("按日期和县区取值：县区规定优先，恢复市级规定后随市，同日生效的以后录入为准")
    void takesTheValueOfTheDayAndCounty(LocalDate day, String jurisdiction, int expected) {
        var parameter = new Parameter("k", "", "", "", Parameter.Kind.INTEGER, BigDecimal.ZERO, BigDecimal.TEN, 11, "", "", false);
        var sheet = new Sheet(List.of(parameter), Map.of("k", List.of(
                value(1, null, "5", "2021-01-01"), value(2, "371524", "7", "2026-01-01"),
                value(3, null, "6", "2026-03-01"), value(4, "371524", null, "2026-07-01"),
                value(5, "371524", "3", "2026-09-01"), value(6, "371524", "4", "2026-09-01"))));
        assertThat(sheet.at(day, jurisdiction).integer("k")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}日")
    @CsvSource({"2026-01-01, 30", "2026-07-01, 365", "2026-07-09, 365", "2027-06-30, 365", "2027-07-01, 10", "2026-07-01, 365"})
    @DisplayName("保存天数缩短以后，缩短以前写成的仍按原来的天数保存")
    void shorterTermsDestroyNothing(LocalDate today, int expected) {
        var parameter = new Parameter("k", "", "", "", Parameter.Kind.INTEGER, BigDecimal.ZERO, BigDecimal.TEN, 11, "", "", false);
        var sheet = new Sheet(List.of(parameter), Map.of("k", List.of(
                value(1, null, "30", "2021-01-01"), value(2, null, "365", "2026-03-01"), value(3, null, "10", "2026-07-01"))));
        assertThat(sheet.longest("k", today, "371524")).isEqualTo(expected);
    }

    private static ParameterValue value(long id, String jurisdiction, String value, String from) {
        return new ParameterValue(id, "k", jurisdiction, value, LocalDate.parse(from), "", Instant.EPOCH, "");
    }

    @ParameterizedTest(name = "{0} “{1}”: {2}")
    @CsvSource({"INTEGER, 0, 超出允许范围，范围为1至30", "INTEGER, 31, 超出允许范围", "INTEGER, 五, 应填写整数", "INTEGER, 1.5, 应填写整数",
        "FLAG, 也许, 应选“是”或“否”", "TIME, 25:00, 24小时制", "DECIMAL, x, 应填写数字", "DECIMAL, 30.5, 超出允许范围"})
    @DisplayName("取值按种类和范围检查")
    void checksValues(Parameter.Kind kind, String value, String reason) {
        var parameter = new Parameter("k", "", "时限", "", kind, BigDecimal.ONE, new BigDecimal(30), 11, "", "", false);
        assertThat(parameter.fault(value)).get().asString().startsWith("时限").contains(reason);
    }

    @Test
    @DisplayName("全市统一的参数，县（市、区）不能单独规定，说明原因和办法")
    void cityOnly() {
        var own = new PolicySheet.Wish("deadline.soonWorkdays", "371524", "4", false, java.time.LocalDate.of(2999, 1, 1), "检查");
        assertThat(policySheet.check(own)).anyMatch(problem -> problem.field().equals("jurisdiction")
                && problem.message().contains("全市统一") && problem.message().contains("请将适用范围选为全市"));
        var city = new PolicySheet.Wish("deadline.soonWorkdays", "", "4", false, java.time.LocalDate.of(2999, 1, 1), "检查");
        assertThat(policySheet.check(city)).noneMatch(problem -> problem.field().equals("jurisdiction"));
    }
}
