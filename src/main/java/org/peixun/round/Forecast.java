package org.peixun.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.peixun.shared.WorkingDays;
import org.springframework.stereotype.Service;

/** 测算: what a return today would mean for the deadline. */
@Service
public class Forecast {

    /** More working days than a return takes even in the busiest year. */
    private static final int MOST_WORKDAYS = 60;

    /** @param latest step and its last safe day, in words */
    public record Answer(String text, boolean safe, List<String> latest) {}

    private final RoundViews views;
    private final RoundKinds kinds;
    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;
    private final Jurisdictions jurisdictions;
    private final Clock clock;
    private final Dates dates = new Dates();

    Forecast(RoundViews views, RoundKinds kinds, WorkingCalendar calendar, PolicyParameters parameters, Jurisdictions jurisdictions, Clock clock) {
        this.views = views;
        this.kinds = kinds;
        this.calendar = calendar;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** 若今天退回，县区n个工作日后重报，还赶得上截止日吗. @param workdays {@code null}: not asked */
    public Optional<Answer> of(long id, Integer workdays) {
        if (workdays == null) {
            return Optional.empty();
        }
        if (workdays < 0 || workdays > MOST_WORKDAYS) {
            return Optional.of(new Answer("工作日数“" + workdays + "”不能测算，请填写0至" + MOST_WORKDAYS + "的整数。", false, List.of()));
        }
        RoundViews.Head head = views.head(id);
        LocalDate today = LocalDate.now(clock);
        LocalDate due = RoundDates.dayOf(head.closesAt());
        try {
            LocalDate again = calendar.plus(today, WorkingDays.of(workdays));
            LocalDate last = calendar.isWorkingDay(due) ? due : calendar.plus(due, WorkingDays.of(-1));
            boolean safe = !again.isAfter(due);
            String text = "今天退回，县区用" + workdays + "个工作日，于" + dates.day(again) + "重报，" + (safe ? "赶得上" : "赶不上") + dates.day(due) + "截止。"
                    + (safe ? "" : "补正后重报不受截止日限制，但影响市级安排。");
            var latest = new ArrayList<String>();
            latest.add("最迟退回：" + dates.day(calendar.plus(last, WorkingDays.of(-workdays))));
            int before = 0;
            var policy = parameters.at(today, jurisdictions.city().code());
            // a leg ends at the close of business: where the round closes earlier that day, on the day before
            LocalDate ends = policy.closing(last).toInstant().isBefore(head.closesAt()) ? last : calendar.plus(last, WorkingDays.of(-1));
            for (RoundKind.Leg leg : kinds.of(head.caseType()).legs()) {
                before += policy.integer(leg.workdaysKey());
                latest.add("最迟" + leg.label() + "：" + dates.day(calendar.plus(ends, WorkingDays.of(-before))));
            }
            latest.add("最迟签发报送：" + dates.day(due));
            return Optional.of(new Answer(text, safe, latest));
        } catch (CalendarYearMissing e) {
            return Optional.of(new Answer(e.getMessage(), false, List.of()));
        }
    }
}
