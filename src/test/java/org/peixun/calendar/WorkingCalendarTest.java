package org.peixun.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.shared.WorkingDays;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("工作日历")
class WorkingCalendarTest {

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    YearNotices notices;

    @Test
    @DisplayName("启动时录入2019至2026年，2027年未公布")
    void knowsTheShippedYears() {
        assertThat(notices.years()).startsWith(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026).doesNotContain(2027);
        assertThat(notices.daysIn(2018)).hasSize(3);
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2027, 1, 4))).isInstanceOf(CalendarYearMissing.class);
    }

    @Test
    @DisplayName("起算日不计，零天即当日，倒推为负")
    void countsAsTheLawDoes() {
        LocalDate day = LocalDate.of(2021, 4, 29);
        assertThat(calendar.plus(day, WorkingDays.of(5))).isEqualTo("2021-05-10");
        assertThat(calendar.plus(day, WorkingDays.of(0))).isEqualTo(day);
        assertThat(calendar.plus(LocalDate.of(2021, 5, 10), WorkingDays.of(-5))).isEqualTo(day);
        assertThat(calendar.between(day, LocalDate.of(2021, 5, 10))).isEqualTo(WorkingDays.of(5));
        assertThat(calendar.between(LocalDate.of(2021, 5, 10), day)).isEqualTo(WorkingDays.of(-5));
        assertThat(calendar.between(day, day)).isEqualTo(WorkingDays.of(0));
        assertThat(calendar.between(LocalDate.of(2020, 12, 31), LocalDate.of(2021, 12, 31))).isEqualTo(WorkingDays.of(250));
    }
}
