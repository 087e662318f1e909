package org.peixun.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("年度任务的截止月日")
class RoundDatesTest {

    @ParameterizedTest(name = "{0}年 {1} → {2}")
    @CsvSource({"2026, 520, 2026-05-20", "2028, 229, 2028-02-29", "2027, 229, 2027-02-28", "2026, 631, 2026-06-30", "2026, 1231, 2026-12-31",
            "2026, 600, 2026-06-01"})
    @DisplayName("当月没有的日子，按当月最后一日")
    void day(int year, int monthDay, LocalDate expected) {
        assertThat(RoundDates.day(year, monthDay)).isEqualTo(expected);
    }
}
