package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("文号")
class DocumentNoTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"聊人社监字〔2026〕3号, 聊人社监字〔2026〕3号", "聊人社监字[2026]3号, 聊人社监字〔2026〕3号", "聊人社监字(2026)3号, 聊人社监字〔2026〕3号",
        "聊人社监字（2026）3号, 聊人社监字〔2026〕3号", "聊人社监字【2026】3号, 聊人社监字〔2026〕3号", "聊人社监字［２０２６］１２号, 聊人社监字〔2026〕12号",
        "' 聊人社监字 〔 2026 〕 3 号 ', 聊人社监字〔2026〕3号", "聊人社监字〔2026年〕第3号, 聊人社监字〔2026〕第3号", "（2026）鲁15行终3号, 〔2026〕鲁15行终3号",
        "聊公（治）行罚决字（2026）123号, 聊公（治）行罚决字〔2026〕123号", "聊人社监字〔1999〕3-1号, 聊人社监字〔1999〕3-1号"})
    @DisplayName("年份用其他括号的改为〔〕，空格和全角数字不影响")
    void reads(String typed, String read) {
        assertThat(DocumentNo.parse(typed, TODAY).value().value()).isEqualTo(read);
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"聊人社暂12号", "12号", "聊人社监字2026年3号", "聊人社监字〔26〕3号", "聊人社监字〔0206〕3号", "聊人社监字〔〕3号"})
    @DisplayName("没有四位年份的说明应如何填写")
    void asksForTheYear(String typed) {
        assertThat(DocumentNo.parse(typed, TODAY).reason()).contains("“" + typed + "”中没有用〔〕括起的四位年份", "聊人社监字〔2026〕3号", "[2026]");
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"聊人社监字〔2026〕", "聊人社监字〔2026〕3", "聊人社监字〔2026〕号", "聊人社监字〔2025〕〔2026〕3号"})
    @DisplayName("没有顺序号、“号”字的，年份不止一个的，说明应如何填写")
    void asksForTheNumber(String typed) {
        assertThat(DocumentNo.parse(typed, TODAY).reason()).contains("顺序号", "聊人社监字〔2026〕3号");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"聊人社监字〔2026〕3号, true", "聊人社监字〔2027〕3号, false", "聊人社监字〔2062〕3号, false", "聊人社监字〔1996〕3号, true", "聊人社监字〔1995〕3号, false"})
    @DisplayName("年份还没有到的、早于三十年前的，多为笔误，说明应为哪些年份")
    void asksForAYearThatCanBe(String typed, boolean accepted) {
        assertThat(DocumentNo.parse(typed, TODAY).ok()).isEqualTo(accepted);
        if (!accepted) {
            assertThat(DocumentNo.parse(typed, TODAY).reason()).startsWith("“" + typed + "”的年份").contains("年份应为1996至2026");
        }
    }

    @Test
    @DisplayName("没有填写的、超过60字的不接受；错误写明是哪一项")
    void namesTheField() {
        assertThat(DocumentNo.parse(null, TODAY).reason()).contains("尚未填写");
        assertThat(DocumentNo.parse("　", TODAY).reason()).contains("尚未填写");
        assertThat(DocumentNo.parse("聊".repeat(60) + "〔2026〕3号", TODAY).reason()).contains("最多60字，现有68字");
        assertThatThrownBy(() -> DocumentNo.required("documentNo", "决定文书文号", "聊人社暂12号", TODAY)).isInstanceOfSatisfying(RequestRefused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.BAD_INPUT);
            assertThat(refused.problems()).extracting(Problem::field).containsExactly("documentNo");
            assertThat(refused.getMessage()).startsWith("决定文书文号：“聊人社暂12号”");
        });
    }
}
