package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.round.RoundProgress;
import org.peixun.shared.Dates;
import org.peixun.shared.WorkingDays;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** How long publicity lasts, and whether the county's ends while it can still send (clause 6: 20 May). */
@Component
class PublicityPeriod {

    private static final WorkingDays DAY_BEFORE = WorkingDays.of(-1);

    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final RoundProgress progress;
    private final Clock clock;
    private final Dates dates = new Dates();

    PublicityPeriod(WorkingCalendar calendar, PolicyParameters parameters, RoundProgress progress, Clock clock) {
        this.calendar = calendar;
        this.parameters = parameters;
        this.progress = progress;
        this.clock = clock;
    }

    /** End of the county's publicity that begins today. @throws CalendarYearMissing */
    Instant ofCounty(Nomination nomination) {
        return countyEnd(nomination, LocalDate.now(clock));
    }

    /** End of the city's publicity that begins today. @throws CalendarYearMissing */
    Instant ofCity(Nomination nomination) {
        return end(nomination, LocalDate.now(clock), "publicity.workdays");
    }

    private Instant countyEnd(Nomination nomination, LocalDate from) {
        return end(nomination, from, "nomination.countyPublicityWorkdays");
    }

    /** Close of business of the n-th working day from a day. */
    private Instant end(Nomination nomination, LocalDate from, String workdaysKey) {
        Policy policy = policy(nomination);
        return policy.closing(calendar.plus(from, policy.workingDays(workdaysKey))).toInstant();
    }

    /** Why the county cannot send after a publicity until {@code end}; empty where it can, and where it has sent before. */
    Optional<String> tooLate(Nomination nomination, Instant end) {
        RoundProgress.County county = progress.of(nomination.number());
        return county.sentAt() != null || end.isBefore(county.closesAt()) ? Optional.empty()
                : Optional.of("县级公示至" + dates.moment(end) + "期满，晚于报送截止时间" + lastMinute(county) + "，期满后不能报送（第6条）。");
    }

    /** What the county reads while it chooses: the last day to begin, or that it has passed; {@code null} once it does not matter. */
    String advice(Nomination nomination) {
        if (nomination.state() != NominationState.SELECTING) {
            return null;
        }
        RoundProgress.County county = progress.of(nomination.number());
        if (county.sentAt() != null) {
            return null;
        }
        try {
            LocalDate latest = latest(nomination, county.closesAt());
            int length = policy(nomination).integer("nomination.countyPublicityWorkdays");
            return latest.isBefore(LocalDate.now(clock))
                    ? "已过最迟提交县级公示的日期" + dates.day(latest) + "。" + tooLate(nomination, ofCounty(nomination)).orElse("")
                            + "请县区负责人向市级申请延期。"
                    : "最迟" + dates.day(latest) + "提交县级公示：公示" + length + "个工作日，期满后由县区负责人在" + lastMinute(county) + "前签发报送（第6条）。";
        } catch (CalendarYearMissing e) {
            return e.getMessage();
        }
    }

    /** The first guess is a day late where the deadline is a day off or lies before the close of business. */
    private LocalDate latest(Nomination nomination, Instant closesAt) {
        WorkingDays length = policy(nomination).workingDays("nomination.countyPublicityWorkdays");
        LocalDate day = calendar.plus(LocalDate.ofInstant(closesAt.minusNanos(1), Zone.CHINA), length.negated());
        while (!countyEnd(nomination, day).isBefore(closesAt)) {
            day = calendar.plus(day, DAY_BEFORE);
        }
        return day;
    }

    private String lastMinute(RoundProgress.County county) {
        return dates.moment(county.lastMinute());
    }

    private Policy policy(Nomination nomination) {
        return parameters.at(LocalDate.now(clock), nomination.jurisdiction());
    }
}
