package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("公民身份号码")
class CitizenIdTest {

    /** The example printed in GB 11643-1999. */
    private static final String OF_THE_STANDARD = "11010519491231002X";

    @Test
    @DisplayName("国家标准所附示例通过，性别和出生日期由号码得出")
    void readsTheExampleOfTheStandard() {
        CitizenId id = CitizenId.parse(OF_THE_STANDARD).value();
        assertThat(id.birthDate()).isEqualTo("1949-12-31");
        assertThat(id.male()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", " 110105 19491231 002X ", "'11010519491231002X",
        "\uFEFF11010519491231002X\u00A0", "11010519491231002ｘ"})
    @DisplayName("小写x、全角字符、空格和Excel单引号自动更正")
    void putsRightWhatIsNotAMistake(String typed) {
        assertThat(CitizenId.parse(typed).value().value()).isEqualTo(OF_THE_STANDARD);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', 不能为空",
        "999999900101001, 15位的旧身份证号",
        "9999991990010100, 现为16位",
        "9999991990010100119, 现为19位",
        "99999919900101A018, 前17位应为数字",
        "99999919900101001Y, 最后一位应为数字或X",
        "999999199002300015, 不是真实存在的日期",
        "999999201902290015, 不是真实存在的日期",
        "999999189912310015, 早于1900年",
        "110105194912310021, 校验码不符",
        "110105194912310200, 校验码不符"
    })
    @DisplayName("不能接受的号码都说明原因")
    void explainsWhatIsWrong(String typed, String reason) {
        Parsed<CitizenId> parsed = CitizenId.parse(typed);
        assertThat(parsed.ok()).isFalse();
        assertThat(parsed.reason()).contains(reason).endsWith("。");
    }

    @Test
    @DisplayName("行政区划代码不作核对：旧代码和港澳台居民居住证均可")
    void neverChecksTheRegion() {
        for (String region : new String[] {"371523", "372501", "810000", "820000", "830000"}) {
            String first17 = region + "19800101" + "000";
            assertThat(CitizenId.parse(first17 + CitizenId.checkDigit(first17)).ok()).as(region).isTrue();
        }
    }

    @Test
    @DisplayName("出生日期晚于今天的不接受，当天出生的接受")
    void refusesABirthInTheFuture() {
        String id = FictitiousCitizenId.of(LocalDate.of(2026, 11, 23), 1).value();
        assertThat(CitizenId.parse(id, LocalDate.of(2026, 11, 22)).reason()).contains("晚于今天");
        assertThat(CitizenId.parse(id, LocalDate.of(2026, 11, 23)).ok()).isTrue();
    }

    @ParameterizedTest(name = "{0}出生，{1}为{2}周岁")
    @CsvSource({"2010-05-20, 2026-05-19, 15", "2010-05-20, 2026-05-20, 16", "2010-05-20, 2026-05-21, 16",
        "2004-02-29, 2026-02-28, 21", "2004-02-29, 2026-03-01, 22"})
    @DisplayName("年龄按生日当天满周岁计算")
    void countsFullYears(LocalDate birth, LocalDate day, int age) {
        assertThat(FictitiousCitizenId.of(birth, 2).ageOn(day)).isEqualTo(age);
    }

    @Test
    @DisplayName("转成文字时只显示前6位和后4位")
    void isMaskedAsText() {
        CitizenId id = new CitizenId(OF_THE_STANDARD);
        assertThat(id).hasToString("110105********002X");
        assertThat(CitizenId.parse(OF_THE_STANDARD).toString()).doesNotContain(OF_THE_STANDARD);
        assertThatThrownBy(() -> new CitizenId("110105194912310021")).hasMessageNotContaining("1949");
    }

    @Property(tries = 300)
    void anySingleWrongDigitIsNoticed(
            @ForAll @DateRange(min = "1930-01-01", max = "2020-12-31") LocalDate birth,
            @ForAll @IntRange(max = 999) int sequence, @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int difference) {
        String right = FictitiousCitizenId.of(birth, sequence).value();
        int digit = right.charAt(place) - '0';
        String wrong = right.substring(0, place) + (digit + difference) % 10 + right.substring(place + 1);
        assertThat(CitizenId.parse(wrong).ok()).isFalse();
    }

    @Property(tries = 300)
    void fictitiousNumbersAreValidAndBelongToNobody(
            @ForAll @DateRange(min = "1930-01-01", max = "2020-12-31") LocalDate birth,
            @ForAll @IntRange(max = 999) int sequence) {
        CitizenId one = FictitiousCitizenId.of(birth, sequence);
        CitizenId other = FictitiousCitizenId.other(birth, sequence);
        assertThat(one).isNotEqualTo(other);
        assertThat(one.value()).startsWith("999999");
        assertThat(other.value()).startsWith("000000");
        assertThat(one.birthDate()).isEqualTo(birth);
        assertThat(one.male()).isEqualTo(sequence % 2 == 1);
    }

    @Property(tries = 500)
    void anyTextIsReadOrExplained(@ForAll String text) {
        Parsed<CitizenId> parsed = CitizenId.parse(text);
        assertThat(parsed.ok() ? parsed.value() : parsed.reason()).isNotNull();
    }
}
