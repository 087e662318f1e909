package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("统一社会信用代码")
class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"9144030071526726XG", "9144030071526726xg", "９１４４０３００７１５２６７２６ＸＧ", " 91440300 71526726XG"})
    @DisplayName("校验码可以是字母；小写、全角和空格自动更正")
    void acceptsAnyCheckCharacter(String typed) {
        assertThat(CreditCode.parse(typed).value().value()).isEqualTo("9144030071526726XG");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', 不能为空",
        "9144030071526726X, 现为17位",
        "9144030071526726XGG, 现为19位",
        "91440300715267I6XG, 第15位“I”",
        "914403O071526726XG, 第7位“O”",
        "9144030071526726X1, 校验码不符",
        "9144030071526762XG, 校验码不符"
    })
    @DisplayName("不能接受的代码都说明原因")
    void explainsWhatIsWrong(String typed, String reason) {
        assertThat(CreditCode.parse(typed).reason()).contains(reason).endsWith("。");
    }

    @Property(tries = 500)
    void everyFirst17HaveExactlyOneCheckCharacter(
            @ForAll @StringLength(17) @CharRange(from = '0', to = '9') String digits, @ForAll @IntRange(max = 30) int letter) {
        String first17 = digits.substring(0, 16) + ALPHABET.charAt(letter);
        long accepted = ALPHABET.chars().filter(c -> CreditCode.parse(first17 + (char) c).ok()).count();
        assertThat(accepted).isEqualTo(1);
        assertThat(CreditCode.parse(first17 + CreditCode.checkCharacter(first17)).ok()).isTrue();
    }

    @Property(tries = 500)
    void anyTextIsReadOrExplained(@ForAll String text) {
        Parsed<CreditCode> parsed = CreditCode.parse(text);
        assertThat(parsed.ok() ? parsed.value() : parsed.reason()).isNotNull();
    }
}
