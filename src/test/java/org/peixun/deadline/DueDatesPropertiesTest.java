package org.peixun.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.peixun.calendar.PublishedYears;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Role;
import org.peixun.policy.Policy;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;

@Label("办理期限：对任何起算时刻都成立")
class DueDatesPropertiesTest {

    private static final DeadlineRule RULE = new DeadlineRule("days", "reminder", "step",
            List.of(Role.COUNTY_CLERK, Role.COUNTY_MANAGER, Role.CITY_MANAGER));
    private static final LocalTime OPENING = LocalTime.of(8, 30);
    private static final LocalTime CLOSING = LocalTime.of(17, 30);
    private static final WorkingCalendar CALENDAR = PublishedYears.calendar();

    @Property
    @Label("期限是工作日的下班时间，起算日不计，中间恰好是规定的工作日数")
    void due(@ForAll("moments") LocalDateTime start, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDateTime due = local(of(days, 1, 2).due(RULE, at(start), null));
        assertThat(due.toLocalTime()).isEqualTo(CLOSING);
        assertThat(CALENDAR.isWorkingDay(due.toLocalDate())).isTrue();
        assertThat(due.toLocalDate()).isAfter(start.toLocalDate());
        assertThat(start.toLocalDate().plusDays(1).datesUntil(due.toLocalDate().plusDays(1)).filter(CALENDAR::isWorkingDay))
                .hasSize(days);
    }

    @Property
    @Label("多给一个工作日，期限就晚；开始得晚，期限不会早")
    void monotone(
            @ForAll("moments") LocalDateTime one, @ForAll("moments") LocalDateTime other,
            @ForAll @IntRange(min = 0, max = 60) int days) {
        Instant due = of(days, 1, 2).due(RULE, at(one), null);
        assertThat(of(days + 1, 1, 2).due(RULE, at(one), null)).isAfter(due);
        Instant second = of(days, 1, 2).due(RULE, at(other), null);
        assertThat(one.isBefore(other) ? second.compareTo(due) : due.compareTo(second)).isNotNegative();
    }

    @Property
    @Label("提醒不早于开始、不晚于期限；不在开始当时的，是上班时间")
    void reminder(
            @ForAll("moments") LocalDateTime start, @ForAll @IntRange(min = 1, max = 30) int days,
            @ForAll @IntRange(min = 0, max = 10) int before) {
        Instant reminder = of(days, before, 2).reminder(RULE, at(start), null);
        assertThat(reminder).isBetween(at(start), of(days, before, 2).due(RULE, at(start), null));
        if (!reminder.equals(at(start))) {
            assertThat(local(reminder).toLocalTime()).isEqualTo(OPENING);
        }
    }

    @Property
    @Label("督办从期限起，逐级相隔规定的工作日，都在工作日")
    void rungs(
            @ForAll("moments") LocalDateTime start, @ForAll @IntRange(min = 1, max = 30) int days,
            @ForAll @IntRange(min = 1, max = 10) int step) {
        Deadlines deadlines = of(days, 1, step);
        List<LocalDateTime> rungs = deadlines.escalations(RULE, at(start), null).stream().map(DueDatesPropertiesTest::local).toList();
        assertThat(rungs).hasSameSizeAs(RULE.ladder()).startsWith(local(deadlines.due(RULE, at(start), null)));
        assertThat(rungs).allMatch(rung -> CALENDAR.isWorkingDay(rung.toLocalDate()));
        for (int i = 1; i < rungs.size(); i++) {
            assertThat(CALENDAR.between(rungs.get(i - 1).toLocalDate(), rungs.get(i).toLocalDate())).isEqualTo(WorkingDays.of(step));
        }
    }

    @Property(tries = 3000)
    @Label("暂停：未届满的期限顺延暂停的工作日，恢复时没有因暂停而届满；已届满的仍是届满，超期的工作日数不变")
    void paused(
            @ForAll("moments") LocalDateTime start, @ForAll @IntRange(min = 0, max = 10) int days,
            @ForAll("moments") LocalDateTime from, @ForAll @IntRange(max = 60 * 24 * 40) int minutes) {
        LocalDateTime to = from.plusMinutes(minutes);
        Instant due = of(days, 1, 2).due(RULE, at(start), null);
        Instant after = of(days, 1, 2).after(due, new Deadlines.Pause(at(from), at(to), null));
        if (!due.isAfter(at(from))) {
            assertThat(after).isBeforeOrEqualTo(at(to));
            assertThat(CALENDAR.between(local(after).toLocalDate(), to.toLocalDate()))
                    .isEqualTo(CALENDAR.between(local(due).toLocalDate(), from.toLocalDate()));
            return;
        }
        int added = CALENDAR.between(local(due).toLocalDate(), local(after).toLocalDate()).count();
        int paused = (int) from.toLocalDate().plusDays(1).datesUntil(to.toLocalDate().plusDays(1)).filter(CALENDAR::isWorkingDay).count();
        assertThat(added).isBetween(paused, working(from) && !working(to) ? paused + 1 : paused);
        assertThat(local(after).toLocalTime()).isEqualTo(CLOSING);
        if (CALENDAR.isWorkingDay(local(due).toLocalDate())) {
            assertThat(after).isAfter(at(to));
        }
    }

    @Example
    @Label("暂停了几个工作日，按本县的下班时间算")
    void hoursOfTheCounty() {
        var city = new Fixed(Map.of("days", 1, "reminder", 1, "step", 2), CLOSING);
        var early = new Fixed(city.numbers(), LocalTime.of(16, 30));
        Deadlines deadlines = new WorkingTime(CALENDAR, (date, jurisdiction) -> "371524".equals(jurisdiction) ? early : city);
        Instant due = at(LocalDateTime.of(2026, 5, 8, 16, 30));
        Instant from = at(LocalDateTime.of(2026, 5, 6, 17, 0));
        Instant to = at(LocalDateTime.of(2026, 5, 7, 18, 0));
        assertThat(local(deadlines.after(due, new Deadlines.Pause(from, to, "371524"))).toLocalDate()).as("a Saturday that is worked").isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(local(deadlines.after(due, new Deadlines.Pause(from, to, "371525"))).toLocalDate()).isEqualTo(LocalDate.of(2026, 5, 11));
    }

    @Property(tries = 3000)
    @Label("暂停不改变先后：提醒仍在期限之前，督办仍逐级在后；没有暂停就不顺延")
    void order(
            @ForAll("moments") LocalDateTime start, @ForAll @IntRange(min = 1, max = 10) int days,
            @ForAll @IntRange(min = 1, max = 60 * 24 * 30) int waited, @ForAll @IntRange(max = 60 * 24 * 40) int minutes) {
        Deadlines deadlines = of(days, 1, 2);
        var pause = new Deadlines.Pause(at(start.plusMinutes(waited)), at(start.plusMinutes(waited + minutes)), null);
        Instant due = deadlines.after(deadlines.due(RULE, at(start), null), pause);
        assertThat(deadlines.after(deadlines.reminder(RULE, at(start), null), pause)).isBeforeOrEqualTo(due);
        assertThat(deadlines.escalations(RULE, at(start), null).stream().map(rung -> deadlines.after(rung, pause)))
                .isSorted().startsWith(due);
        Instant never = deadlines.after(due, new Deadlines.Pause(pause.from(), pause.from(), null));
        assertThat(never).isEqualTo(due);
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        Arbitrary<LocalDate> days = Arbitraries.longs().between(LocalDate.of(2019, 3, 1).toEpochDay(),
                LocalDate.of(2026, 5, 31).toEpochDay()).map(LocalDate::ofEpochDay);
        Arbitrary<LocalTime> times = Arbitraries.oneOf(Arbitraries.of(OPENING, CLOSING, LocalTime.MIN, LocalTime.NOON),
                Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.of(minute / 60, minute % 60)));
        return Combinators.combine(days, times).as(LocalDateTime::of);
    }

    private static boolean working(LocalDateTime time) {
        return CALENDAR.isWorkingDay(time.toLocalDate()) && time.toLocalTime().isBefore(CLOSING);
    }

    private static Deadlines of(int days, int reminder, int step) {
        var policy = new Fixed(Map.of("days", days, "reminder", reminder, "step", step), CLOSING);
        return new WorkingTime(CALENDAR, (date, jurisdiction) -> policy);
    }

    private record Fixed(Map<String, Integer> numbers, LocalTime closing) implements Policy {

        @Override
        public int integer(String key) {
            return numbers.get(key);
        }

        @Override
        public BigDecimal decimal(String key) {
            return BigDecimal.valueOf(integer(key));
        }

        @Override
        public boolean flag(String key) {
            throw new IllegalStateException(key);
        }

        @Override
        public LocalTime time(String key) {
            return key.equals("office.openingTime") ? OPENING : closing;
        }

        @Override
        public String basis(String key) {
            return key;
        }
    }

    private static LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, Zone.CHINA);
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(Zone.CHINA).toInstant();
    }
}
