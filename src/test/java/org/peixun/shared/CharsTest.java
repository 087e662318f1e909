package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("按字数和按 UTF-16 单位截取")
class CharsTest {

    @Test
    @DisplayName("工作簿的格子按 UTF-16 单位计：扩展区的字占两个，不会切成半个")
    void fitting() {
        assertThat(Chars.fitting("𠮷".repeat(20_000), 32_767)).hasSize(32_766).isEqualTo("𠮷".repeat(16_383));
        assertThat(Chars.fitting("吉".repeat(40_000), 32_767)).hasSize(32_767);
        assertThat(Chars.fitting("短", 32_767)).isEqualTo("短");
        assertThat(Chars.first("𠮷".repeat(3), 2)).isEqualTo("𠮷𠮷");
    }

    @Test
    @DisplayName("一行：各种空格、看不见的字符和控制字符不使两个名称不同，半个字记为读不出的字")
    void line() {
        assertThat(Chars.line("\u200b某\u00a0\u3000某\u202e学\u0007校\r\n\ufeff")).isEqualTo("某 某学校");
        assertThat(Chars.line("𠮷\ud842")).isEqualTo("𠮷\uFFFD");
    }
}
