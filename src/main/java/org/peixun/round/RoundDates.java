package org.peixun.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The days of a round: its deadline by its rule, its reminders, the daily escalation. */
@Component
class RoundDates {

    private static final List<String> REMINDERS =
            List.of("round.remindFirst", "round.remindSecond", "round.remindThird", "round.remindFourth");

    private static final Period FARTHEST = Period.ofYears(1);

    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final Clock clock;
    private final Dates dates = new Dates();

    RoundDates(WorkingCalendar calendar, PolicyParameters parameters, Jurisdictions jurisdictions, Clock clock) {
        this.calendar = calendar;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** The first instant that is too late: the minute of {@code time} still counts. */
    static Instant closes(LocalDate day, LocalTime time) {
        return day.atTime(time).plusMinutes(1).atZone(Zone.CHINA).toInstant();
    }

    /** That minute, as people read it. */
    static Instant lastMinute(Instant closes) {
        return closes.minus(1, ChronoUnit.MINUTES);
    }

    static LocalDate dayOf(Instant closes) {
        return LocalDate.ofInstant(closes.minusNanos(1), Zone.CHINA);
    }

    /** @throws CalendarYearMissing when the rule needs a year that is not entered */
    LocalDate effective(LocalDate day, DueRule rule) {
        return rule.effective(day, calendar);
    }

    /** The day, and what the rule makes of it where that is another one. @throws CalendarYearMissing */
    String applied(LocalDate day, DueRule rule) {
        LocalDate effective = effective(day, rule);
        return dates.day(day) + (effective.equals(day) ? "" : "不是工作日，按“" + rule.label() + "”实际截止日为" + dates.day(effective));
    }

    /** A deadline that lies far off cannot be brought to anybody's notice: the year is a slip of the pen. @throws RequestRefused 400 */
    void checkNear(String label, LocalDate effective) {
        LocalDate latest = LocalDate.now(clock).plus(FARTHEST);
        if (effective.isAfter(latest)) {
            throw RequestRefused.badInput(label + "：" + dates.day(effective) + "在一年以后，请核对年份。请选择不晚于" + dates.day(latest) + "的一天。");
        }
    }

    /** The usual day of a kind in a year. */
    LocalDate usual(RoundKind kind, int year) {
        return day(year, policy().integer(kind.dueKey()));
    }

    /** @param monthDay 520 = 20 May; of a day that the month has not, e.g. 229 or 631, its last one */
    static LocalDate day(int year, int monthDay) {
        YearMonth month = YearMonth.of(year, monthDay / 100);
        return month.atDay(Math.max(1, Math.min(monthDay % 100, month.lengthOfMonth())));
    }

    LocalTime usualTime() {
        return policy().time("round.dueTime");
    }

    /** What the person reads before opening: weekday, working day or not, what follows; never a guess. */
    String consequence(LocalDate day, DueRule rule) {
        String named = dates.day(day);
        try {
            if (calendar.isWorkingDay(day)) {
                return "截止日" + named + "是工作日，按当日截止。";
            }
            LocalDate effective = rule.effective(day, calendar);
            return "截止日" + named + "不是工作日，" + (rule == DueRule.FIXED
                    ? "不顺延：仍于当日截止，最后一个工作日是" + dates.day(calendar.plus(day, WorkingDays.of(-1))) + "。"
                    : rule.label() + "：实际截止日为" + dates.day(effective) + "。");
        } catch (CalendarYearMissing e) {
            return "截止日" + named + "。" + e.year() + "年的工作日安排尚未录入，不能判断当日是否为工作日"
                    + (rule == DueRule.FIXED ? "；按“不顺延”可以开启，提醒暂按自然日计算。" : "，不能按“" + rule.label() + "”开启。请先由系统管理员录入工作日历。");
        }
    }

    /** When the county hears next: reminders, the deadline, then every working morning. @param after excluded */
    Instant next(Instant closes, Instant after) {
        if (after.isBefore(closes)) {
            var instants = new TreeSet<>(reminders(dayOf(closes)));
            instants.add(closes);
            return instants.stream().filter(instant -> instant.isAfter(after) && !instant.isAfter(closes)).findFirst().orElse(closes);
        }
        LocalDate day = LocalDate.ofInstant(after, Zone.CHINA);
        Instant today = opening(day);
        return today.isAfter(after) && today.isAfter(closes) && works(day) ? today : opening(nextWorking(day));
    }

    /** The instant that the digest of now stands for, the same for every county whose timer fires for it. */
    Instant digestAt(Instant closes, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, Zone.CHINA);
        Instant today = opening(day);
        return !today.isAfter(now) && today.isAfter(closes) ? today : closes;
    }

    private List<Instant> reminders(LocalDate day) {
        var instants = new ArrayList<Instant>();
        instants.add(opening(day));
        REMINDERS.forEach(key -> instants.add(opening(before(day, policy().integer(key)))));
        return instants;
    }

    private LocalDate before(LocalDate day, int workdays) {
        try {
            return calendar.plus(day, WorkingDays.of(-workdays));
        } catch (CalendarYearMissing e) {
            return day.minusDays(workdays);
        }
    }

    private LocalDate nextWorking(LocalDate day) {
        try {
            return calendar.plus(day, WorkingDays.of(1));
        } catch (CalendarYearMissing e) {
            return day.plusDays(1);
        }
    }

    private boolean works(LocalDate day) {
        try {
            return calendar.isWorkingDay(day);
        } catch (CalendarYearMissing e) {
            return true;
        }
    }

    private Instant opening(LocalDate day) {
        return day.atTime(policy().time("office.openingTime")).atZone(Zone.CHINA).toInstant();
    }

    private Policy policy() {
        return parameters.at(LocalDate.now(clock), jurisdictions.city().code());
    }
}
