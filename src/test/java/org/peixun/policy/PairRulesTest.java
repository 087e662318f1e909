package org.peixun.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Jurisdictions;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("相互矛盾的政策参数不能保存")
class PairRulesTest {

    private static final String CORRECTION = "filing.correctionWorkdays";
    private static final String LAPSE = "filing.lapseWorkdays";

    @Autowired PolicySheet sheet;
    @Autowired Jurisdictions jurisdictions;
    @Autowired Clock clock;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "filing.correctionWorkdays, '', 20, 聊城市的“补正时限”（20个工作日）应不大于“逾期未补正失效”（15个工作日）",
        "filing.correctionWorkdays, '', 15, ''",
        "filing.lapseWorkdays, 371524, 4, 东阿县的“补正时限”（5个工作日）应不大于“逾期未补正失效”（4个工作日）",
        "office.openingTime, '', 18:00, “上班时间”（18:00）应小于“下班时间”（17:30）",
        "office.closingTime, 371524, 08:30, “上班时间”（08:30）应小于“下班时间”（08:30）",
        "employment.checkpointFirst, '', 3, “第一次跟踪”（3个月）应小于“第二次跟踪”（3个月）",
        "class.startWorkdays, '', 11, 登记开班的期限未到，备案已经失效",
        "exam.resultWorkdays, '', 31, “报送考核结果”（31个工作日）按每个工作日2日折算，应不大于“考核逾期”（60日）",
        "exam.resultWorkdays, '', 30, ''",
        "exam.lapseDays, 371524, 1, 的期限未到，已经按考核逾期转入审核结业",
        "person.minAge, '', 56, 没有人符合年龄要求"})
    @DisplayName("两项数值按生效日比较，写明哪一天、哪里、哪两项")
    void onItsDay(String key, String county, String value, String problem) {
        var problems = sheet.check(new PolicySheet.Wish(key, county, value, false, LocalDate.now(clock).plusDays(1), "检查"));
        if (problem.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(one -> assertThat(one.message()).contains(problem, "自" + LocalDate.now(clock).plusDays(1)));
        }
    }

    @Test
    @DisplayName("以后才生效的数值、县（市、区）自己的数值和市级的数值也比较；各自成对的县、原来就矛盾而没有改变的不算")
    void laterAndElsewhere() {
        Sheet stored = new Sheet(List.of(parameter(CORRECTION, "补正时限"), parameter(LAPSE, "逾期未补正失效")), Map.of(
                CORRECTION, List.of(value(1, CORRECTION, null, "5", "2021-01-01"), value(2, CORRECTION, "371525", "30", "2021-01-01"),
                        value(3, CORRECTION, "371526", "40", "2021-01-01")),
                LAPSE, List.of(value(4, LAPSE, null, "50", "2021-01-01"), value(5, LAPSE, null, "8", "2031-01-01"),
                        value(6, LAPSE, "371526", "20", "2021-01-01"))));
        assertThat(broken(stored, value(9, CORRECTION, null, "6", "2030-01-01"))).as("its own day and later").isEmpty();
        assertThat(broken(stored, value(9, CORRECTION, null, "10", "2030-01-01"))).get().asString().contains("自2031-01-01起聊城市");
        assertThat(broken(stored, value(9, LAPSE, null, "29", "2030-01-01"))).get().asString().contains("自2030-01-01起" + jurisdictions.name("371525"));
        assertThat(broken(stored, value(9, LAPSE, null, "30", "2030-01-01"))).as("371526 has both of its own").isEmpty();
        assertThat(broken(stored, value(9, CORRECTION, "371526", null, "2030-01-01"))).as("follows the city").isEmpty();
    }

    private Optional<String> broken(Sheet stored, ParameterValue wish) {
        return PairRules.broken(stored, wish, Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream()).toList());
    }

    private static Parameter parameter(String key, String label) {
        return new Parameter(key, "", label, "个工作日", Parameter.Kind.INTEGER, BigDecimal.ONE, BigDecimal.TEN, 11, "", "", false);
    }

    private static ParameterValue value(long id, String key, String jurisdiction, String value, String from) {
        return new ParameterValue(id, key, jurisdiction, value, LocalDate.parse(from), "", Instant.EPOCH, "");
    }
}
