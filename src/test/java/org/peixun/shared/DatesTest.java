package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("日期写法")
class DatesTest {

    private final Dates dates = new Dates();

    @Test
    @DisplayName("日期带星期，时刻按北京时间")
    void writesInHouseStyle() {
        Instant time = Instant.parse("2026-05-20T01:12:00Z");
        assertThat(dates.day(LocalDate.of(2026, 5, 20))).isEqualTo("2026-05-20（周三）");
        assertThat(dates.day(Instant.parse("2026-05-19T16:00:00Z"))).isEqualTo("2026-05-20（周三）");
        assertThat(dates.shortMoment(time)).isEqualTo("05-20 09:12");
        assertThat(dates.moment(time)).isEqualTo("2026-05-20 09:12");
        assertThat(dates.day((LocalDate) null)).isEqualTo("—");
    }
}
