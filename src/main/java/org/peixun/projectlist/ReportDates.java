package org.peixun.projectlist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The days on which progress is asked for: one in each interval of the project year, and on until the last project has ended. */
@Component
class ReportDates {

    private final ProjectRegister register;
    private final PolicyParameters parameters;
    private final Clock clock;

    ReportDates(ProjectRegister register, PolicyParameters parameters, Clock clock) {
        this.register = register;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** @return the first one after today, or {@code null} when none is left */
    LocalDate first(ProjectList list) {
        return after(list, LocalDate.now(clock));
    }

    /** Beyond the year while a project that is not done has its last day still before it, and once after that day. */
    LocalDate after(ProjectList list, LocalDate day) {
        Policy policy = policy(list);
        int months = policy.integer("projectList.progressMonths");
        LocalDate before = null;
        for (int year = list.year(); ; year++) {
            for (int month = months; month <= 12; month += months) {
                LocalDate report = LocalDate.of(year, month, policy.integer("projectList.progressDay"));
                if (report.isAfter(day)) {
                    return year == list.year() || isAwaited(list, before) ? report : null;
                }
                before = report;
            }
        }
    }

    /** @param last report day before */
    private boolean isAwaited(ProjectList list, LocalDate last) {
        return register.lastEnd(list.number()).filter(end -> !last.isAfter(end)).isPresent();
    }

    Instant opens(ProjectList list) {
        return list.reportingOn().atTime(policy(list).time("office.openingTime")).atZone(Zone.CHINA).toInstant();
    }

    private Policy policy(ProjectList list) {
        return parameters.at(LocalDate.now(clock), list.jurisdiction());
    }
}
