package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("手工填写的日期、时间")
class TypedTimeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 6);

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-06 09:30", "2026-5-6 9:30", "2026/5/6　9：30", "2026-05-06T09:30", "2026年5月6日9:30", "2026年5月6日 09:30:00", "２０２６－０５－０６　０９：３０"})
    @DisplayName("日期和时间")
    void moments(String typed) {
        assertThat(TypedTime.moment(typed)).isEqualTo(DAY.atTime(9, 30));
    }

    @Test
    @DisplayName("只有日期、只有时间、没有这样的时间的，不算")
    void noMoments() {
        assertThat(TypedTime.moment("2026-05-06")).isNull();
        assertThat(TypedTime.moment("09:30")).isNull();
        assertThat(TypedTime.moment("2026-05-06 25:30")).isNull();
        assertThat(TypedTime.moment(null)).isNull();
        assertThat(TypedTime.time("9：30")).isEqualTo(LocalTime.of(9, 30));
        assertThat(TypedTime.time("930")).isNull();
    }
}
