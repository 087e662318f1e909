package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("投诉人的电话按数字比较，怎样分段书写都认得出来")
class InformerTest {

    private static final Informer MOBILE = new Informer("司马某某", "13800000000");
    private static final Informer LAND_LINE = new Informer(null, "0635-1234567");

    @ParameterizedTest
    @ValueSource(strings = {"13800000000", "138-0000-0000", "138 0000 0000", "138—0000—0000", "１３８００００００００", "138　0000　0000",
        "+86 138 0000 0000", "8613800000000", "1380-000-0000", "138.0000.0000", "1 3 8 0 0 0 0 0 0 0 0"})
    @DisplayName("手机号码")
    void mobile(String typed) {
        String text = "请打" + typed + "联系";
        assertThat(MOBILE.isIn(text)).isTrue();
        assertThat(MOBILE.hiddenFrom(text)).contains("（电话已隐去）").doesNotContain("0000").doesNotContain("００").doesNotContain("0 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0635-1234567", "06351234567", "0635 1234567", "(0635)1234567", "（0635）123-4567", "+86-635-1234567", "1234567", "123 4567"})
    @DisplayName("固定电话，写不写区号")
    void landLine(String typed) {
        String text = "请打" + typed + "联系";
        assertThat(LAND_LINE.isIn(text)).isTrue();
        assertThat(LAND_LINE.hiddenFrom(text)).contains("（电话已隐去）").doesNotContain("4567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000001", "工单20260311234567", "缴费1380元，收据0000号", "51234567号收据", "2026-03-11 08:30至12:34"})
    @DisplayName("不是这个电话的不算")
    void others(String text) {
        assertThat(LAND_LINE.isIn(text)).isFalse();
        assertThat(MOBILE.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13911112222", "139-1111-2222", "139 1111 2222", "１３９１１１１２２２２", "+86 139-1111-2222", "8613911112222"})
    @DisplayName("其他人的手机号码也隐去")
    void anybody(String typed) {
        assertThat(Informer.withoutNumbers("找" + typed + "报名")).isEqualTo("找（电话已隐去）报名");
    }

    @ParameterizedTest
    @CsvSource({"张三,张 三", "张　三,张三", "张　三,张　三", "买买提·艾力,买买提•艾力", "买买提·艾力,买买提艾力", "司马某某,司 马 某 某"})
    @DisplayName("姓名中间的空格和间隔点怎样写都认得出来")
    void name(String kept, String written) {
        var informer = new Informer(kept, null);
        assertThat(informer.isIn("我叫" + written + "，缴费三百元")).isTrue();
        assertThat(informer.hiddenFrom("我叫" + written + "，缴费三百元")).isEqualTo("我叫投诉人，缴费三百元");
        assertThat(informer.isIn("张口三百元，买了艾草")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"371524199001011398", "371524 19900101 1398", "371524-19900101-1398", "３７１５２４１９９００１０１１３９８"})
    @DisplayName("公民身份号码也隐去")
    void identity(String typed) {
        assertThat(Informer.withoutNumbers("身份证" + typed + "，缴费三百元")).isEqualTo("身份证（证件号码已隐去），缴费三百元");
    }

    @ParameterizedTest
    @ValueSource(strings = {"工单20260311139111122223", "缴费13900元", "2026-03-13 0900 1200", "身份证371524199001011391"})
    @DisplayName("别的数字不动")
    void numbersStay(String text) {
        assertThat(Informer.withoutNumbers(text)).isEqualTo(text);
    }
}
