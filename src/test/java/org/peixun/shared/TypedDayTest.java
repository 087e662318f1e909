package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("填写的日期")
class TypedDayTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-3-1", "2026/3/1", "2026/03/01", "2026.3.1", "2026年3月1日", "2026年03月01", "20260301",
        " 2026 年 3 月 1 日 ", "２０２６－３－１", "2026\u00a0/3/1", "\u200b2026-03-01\ufeff", "2026-03-01 00:00:00", "2026/3/1 8:05",
        "2026-03-01T08:05:06.123"})
    @DisplayName("常见的写法都认得，后面带着时间的取日期")
    void days(String typed) {
        assertThat(TypedDay.read(typed)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "2026-02-30", "9999-99-99", "2026", "202603", "2026-03", "3-1", "46082", "+12026-03-01", "-2026-03-01", "26-3-1",
        "2026-03-011", "2026-03-01至2026-03-05", "2026-3-208:00", "明天"})
    @DisplayName("不是一个真实的日期的不认")
    void none(String typed) {
        assertThat(TypedDay.read(typed)).isNull();
    }

    @Test
    @DisplayName("年份不作限制，由各处说明")
    void years() {
        assertThat(TypedDay.read("0226-05-20")).isEqualTo(LocalDate.of(226, 5, 20));
        assertThat(TypedDay.read("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }
}
