package org.peixun.worklist;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.WorkingCalendar;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.peixun.shared.WorkingDays;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Step;
import org.springframework.stereotype.Component;

/**
 * 最晚安全日期: the last day on which a step may end so that the office's steps after it, each with its whole period,
 * still end before a day that will not move. Counted backwards from that day.
 */
@Component
class SafeDates {

    private static final Dates DATES = new Dates();
    private static final WorkingDays DAY_BEFORE = WorkingDays.of(-1);

    private final WorkingCalendar calendar;
    private final PolicyParameters parameters;

    SafeDates(WorkingCalendar calendar, PolicyParameters parameters) {
        this.calendar = calendar;
        this.parameters = parameters;
    }

    /**
     * @param ofStep step key → day; without those whose year is not known
     * @param handIn for whoever has to hand the case in again, or {@code null}
     */
    record Latest(CaseType.Goal goal, Map<String, LocalDate> ofStep, LocalDate handIn, LocalDate today) {

        static final Latest NONE = new Latest(null, Map.of(), null, null);

        /** 最晚安全日期 2026-05-15（周五）; when it has passed, what that means; empty where there is none. */
        String inWords(LocalDate day) {
            if (day == null) {
                return "";
            }
            return today.isAfter(day)
                    ? "已过最晚安全日期 %s：以后各环节用足时限，赶不上 %s %s".formatted(DATES.day(day), DATES.day(goal.day()), goal.what())
                    : "最晚安全日期 " + DATES.day(day);
        }
    }

    Latest of(CaseType.Goal goal, String jurisdiction, LocalDate today) {
        if (goal == null) {
            return Latest.NONE;
        }
        try {
            return backwards(goal, parameters.at(today, jurisdiction), today);
        } catch (CalendarYearMissing unknownYear) {
            // a forecast only: the page stays, without it
            return Latest.NONE;
        }
    }

    private Latest backwards(CaseType.Goal goal, Policy policy, LocalDate today) {
        Map<String, LocalDate> ofStep = new HashMap<>();
        List<Step> steps = goal.steps();
        LocalDate day = calendar.plus(goal.day(), DAY_BEFORE);
        for (int i = steps.size() - 1; i >= 0; i--) {
            ofStep.put(steps.get(i).key(), day);
            day = calendar.plus(day, policy.workingDays(steps.get(i).deadline().workdaysKey()).negated());
        }
        LocalDate lead = calendar.plus(goal.day(), policy.workingDays(goal.leadKey()).negated());
        return new Latest(goal, ofStep, day.isBefore(lead) ? day : lead, today);
    }
}
