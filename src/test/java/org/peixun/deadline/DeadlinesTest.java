package org.peixun.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Role;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("办理期限")
class DeadlinesTest {

    private static final DeadlineRule FIVE_DAYS = new DeadlineRule("filing.leadWorkdays", "task.reminderWorkdays",
            "escalation.stepWorkdays", List.of(Role.COUNTY_CLERK, Role.COUNTY_MANAGER, Role.CITY_MANAGER));
    private static final DeadlineRule TWO_DAYS = new DeadlineRule("filing.consentWorkdays", "task.reminderWorkdays",
            "escalation.stepWorkdays", List.of(Role.COUNTY_MANAGER));
    /** A period of one day: its reminder falls on the day of the start. */
    private static final DeadlineRule ONE_DAY = new DeadlineRule("task.reminderWorkdays", "task.reminderWorkdays",
            "escalation.stepWorkdays", List.of(Role.COUNTY_MANAGER));

    @Autowired
    Deadlines deadlines;

    @ParameterizedTest(name = "{0}开始，{1}届满")
    @CsvSource({
        "2026-05-20T09:12, 2026-05-27T17:30",
        "2026-05-22T23:59, 2026-05-29T17:30",
        "2026-05-23T00:01, 2026-05-29T17:30",
        "2026-05-09T10:00, 2026-05-15T17:30",
        "2026-05-08T17:31, 2026-05-14T17:30",
        "2026-09-28T08:30, 2026-10-10T17:30",
        "2026-09-30T18:00, 2026-10-13T17:30",
        "2026-02-12T09:00, 2026-02-26T17:30"
    })
    @DisplayName("五个工作日：当日不计，下班时届满，跨节假日顺延，调休日计入")
    void endsAtClosingTime(LocalDateTime start, LocalDateTime due) {
        assertThat(deadlines.due(FIVE_DAYS, at(start), "371524")).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{0}开始，{1}提醒")
    @CsvSource({"2026-05-20T09:12, 2026-05-26T08:30", "2026-09-28T08:30, 2026-10-09T08:30", "2026-05-06T09:00, 2026-05-11T08:30"})
    @DisplayName("到期前一个工作日上班时提醒")
    void remindsTheDayBefore(LocalDateTime start, LocalDateTime reminder) {
        assertThat(deadlines.reminder(FIVE_DAYS, at(start), "371524")).isEqualTo(at(reminder));
    }

    @ParameterizedTest(name = "{0}开始，{1}提醒")
    @CsvSource({"2026-05-20T09:12, 2026-05-20T09:12", "2026-05-20T08:00, 2026-05-20T08:30", "2026-05-23T10:00, 2026-05-23T10:00"})
    @DisplayName("提醒不早于开始")
    void neverRemindsBeforeTheStart(LocalDateTime start, LocalDateTime reminder) {
        assertThat(deadlines.reminder(ONE_DAY, at(start), "371524")).isEqualTo(at(reminder));
    }

    @Test
    @DisplayName("到期即督办第一级，此后每两个工作日上一级")
    void climbsTheLadder() {
        assertThat(deadlines.escalations(FIVE_DAYS, at("2026-05-20T09:12"), "371524"))
                .containsExactly(at("2026-05-27T17:30"), at("2026-05-29T17:30"), at("2026-06-02T17:30"));
        assertThat(deadlines.escalations(TWO_DAYS, at("2026-09-29T09:00"), "371524")).containsExactly(at("2026-10-08T17:30"));
    }

    @Test
    @DisplayName("最后一级之后不再需要下一年的日历")
    void asksForNoYearBeyondTheLastRung() {
        assertThat(deadlines.escalations(TWO_DAYS, at("2026-12-29T09:00"), "371524")).containsExactly(at("2026-12-31T17:30"));
    }

    @ParameterizedTest(name = "现在{0}，期限{1}：{3}")
    @CsvSource({
        "2026-05-27T09:00:00, 2026-05-27T17:30, TODAY, 今天 17:30前",
        "2026-05-27T17:30:00, 2026-05-27T17:30, TODAY, 今天 17:30前",
        "2026-05-27T17:30:01, 2026-05-27T17:30, OVERDUE, 已超期（不足1个工作日）",
        "2026-05-27T23:59:59, 2026-05-27T17:30, OVERDUE, 已超期（不足1个工作日）",
        "2026-05-28T00:00:00, 2026-05-27T17:30, OVERDUE, 超期1个工作日",
        "2026-05-24T12:00:00, 2026-05-22T17:30, OVERDUE, 已超期（不足1个工作日）",
        "2026-10-08T09:00:00, 2026-09-30T17:30, OVERDUE, 超期1个工作日",
        "2026-06-01T09:00:00, 2026-05-27T17:30, OVERDUE, 超期3个工作日",
        "2026-05-26T09:00:00, 2026-05-27T17:30, SOON, 还剩1个工作日",
        "2026-05-25T23:00:00, 2026-05-27T17:30, SOON, 还剩2个工作日",
        "2026-05-22T09:00:00, 2026-05-27T17:30, OK, 还剩3个工作日",
        "2026-05-23T09:00:00, 2026-05-25T17:30, SOON, 还剩1个工作日",
        "2026-09-30T09:00:00, 2026-10-12T17:30, OK, 还剩4个工作日",
        "2026-05-23T09:00:00, 2026-05-24T17:30, SOON, 还剩不足1个工作日",
        "2026-12-31T18:00:00, 2026-12-31T17:30, OVERDUE, 已超期（不足1个工作日）",
        "2027-01-04T09:00:00, 2026-12-31T17:30, OVERDUE, 已超期（2026-12-31到期）",
        "2026-12-31T09:00:00, 2027-01-05T17:30, OK, 最迟2027-01-05（周二）"
    })
    @DisplayName("期限用文字说明；缺日历的年份不推测天数")
    void readsInWords(LocalDateTime now, LocalDateTime due, Deadlines.Level level, String text) {
        assertThat(deadlines.inWords(at(due), at(now))).isEqualTo(new Deadlines.Words(level, text));
    }

    @Test
    @DisplayName("没有期限的事项写“不限时”")
    void saysWhenThereIsNoLimit() {
        assertThat(deadlines.inWords(null, at("2026-05-27T09:00")))
                .isEqualTo(new Deadlines.Words(Deadlines.Level.NONE, "不限时"));
    }

    private static Instant at(String time) {
        return at(LocalDateTime.parse(time));
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(Zone.CHINA).toInstant();
    }
}
