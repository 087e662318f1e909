package org.peixun.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("工作日推算（含调休）")
class WorkingDayCountTest {

    private final KnownYears years = PublishedYears.ALL;

    @ParameterizedTest(name = "{0}起{1}个工作日为{2}")
    @CsvSource({
        "2021-04-29, 5, 2021-05-10",
        "2021-02-08, 5, 2021-02-20",
        "2021-09-28, 5, 2021-10-11",
        "2021-05-06, 5, 2021-05-12",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 1, 2026-02-24",
        "2026-09-30, 1, 2026-10-08",
        "2026-10-08, 2, 2026-10-10",
        "2018-12-31, 1, 2019-01-02"
    })
    @DisplayName("当日不计入，跳过节假日，计入调休上班的周末")
    void countsForward(LocalDate start, int days, LocalDate end) {
        assertThat(years.after(start, days)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0}前{1}个工作日为{2}")
    @CsvSource({
        "2021-05-10, 1, 2021-05-08",
        "2021-05-10, 5, 2021-04-29",
        "2026-10-08, 1, 2026-09-30",
        "2026-01-04, 1, 2025-12-31",
        "2026-05-09, 2, 2026-05-07"
    })
    @DisplayName("倒推同样计入调休")
    void countsBack(LocalDate start, int days, LocalDate end) {
        assertThat(years.before(start, days)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0}年{1}个工作日")
    @CsvSource({"2019, 250", "2020, 249", "2021, 250", "2022, 249", "2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    @DisplayName("全年工作日数")
    void countsAYear(int year, int days) {
        assertThat(years.count(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1).minusDays(1))
                        + (years.isWorkingDay(LocalDate.of(year, 12, 31)) ? 1 : 0))
                .isEqualTo(days);
    }

    @Test
    @DisplayName("未公布的年份不推测：2027年报缺")
    void neverGuessesAYear() {
        assertThatThrownBy(() -> years.isWorkingDay(LocalDate.of(2027, 1, 4)))
                .isInstanceOfSatisfying(CalendarYearMissing.class, e -> assertThat(e.year()).isEqualTo(2027));
        assertThatThrownBy(() -> years.after(LocalDate.of(2026, 12, 30), 2)).isInstanceOf(CalendarYearMissing.class);
        assertThatThrownBy(() -> years.before(LocalDate.of(2019, 1, 2), 1)).isInstanceOf(CalendarYearMissing.class);
        assertThatThrownBy(() -> years.count(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 2)))
                .isInstanceOf(CalendarYearMissing.class);
        assertThat(years.after(LocalDate.of(2026, 12, 30), 1)).isEqualTo("2026-12-31");
    }

    @Property(tries = 1000)
    void whatIsCountedForwardIsCountedBackAgain(
            @ForAll @DateRange(min = "2019-06-01", max = "2026-06-01") LocalDate start,
            @ForAll @IntRange(min = 1, max = 100) int days) {
        LocalDate end = years.after(start, days);
        assertThat(years.isWorkingDay(end)).isTrue();
        assertThat(years.count(start.plusDays(1), end.plusDays(1))).isEqualTo(days);
        Assume.that(years.isWorkingDay(start));
        assertThat(years.before(end, days)).isEqualTo(start);
    }

    @Property(tries = 1000)
    void whatIsCountedBackAgreesWithTheCount(
            @ForAll @DateRange(min = "2019-12-01", max = "2026-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 100) int days) {
        LocalDate end = years.before(start, days);
        assertThat(years.isWorkingDay(end)).isTrue();
        assertThat(years.count(end, start)).isEqualTo(days);
    }

    @Property(tries = 300)
    void theCountIsTheDaysOneByOne(
            @ForAll @DateRange(min = "2019-01-01", max = "2026-12-31") LocalDate one,
            @ForAll @DateRange(min = "2019-01-01", max = "2026-12-31") LocalDate other) {
        LocalDate from = one.isBefore(other) ? one : other;
        LocalDate to = one.isBefore(other) ? other : one;
        assertThat(years.count(from, to)).isEqualTo((int) from.datesUntil(to).filter(years::isWorkingDay).count());
    }
}
