package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("联系电话")
class PhoneTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"13800000000, 13800000000", "１３８００００００００, 13800000000", "138-0000-0000, 13800000000",
        "+8613800000000, 13800000000", "19900000000, 19900000000", "0635-0000000, 0635-0000000",
        "06350000000, 0635-0000000", "0635-00000000, 0635-00000000", "010-00000000, 010-00000000"})
    @DisplayName("手机号码和带区号的固定电话均可")
    void reads(String typed, String read) {
        assertThat(Phone.parse(typed).value().value()).isEqualTo(read);
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"", "12800000000", "1380000000", "138000000000", "8250000", "电话", "0635-000000"})
    @DisplayName("其他写法说明应如何填写")
    void refuses(String typed) {
        assertThat(Phone.parse(typed).reason()).contains("0635-1234567");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"13800001234, 138****1234", "0635-0001234, 0635-***1234"})
    @DisplayName("转成文字时隐去中间几位")
    void isMaskedAsText(String typed, String shown) {
        assertThat(Phone.parse(typed).value()).hasToString(shown);
    }
}
