package org.peixun.projectlist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** The days on which progress is asked for: one in each interval of the project year. */
@Component
class ReportDates {

    private final PolicyParameters parameters;
    private final Clock clock;

    ReportDates(PolicyParameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    /** @return the first one after today, or {@code null} when the year has none left */
    LocalDate first(ProjectList list) {
        return after(list, LocalDate.now(clock));
    }

    LocalDate after(ProjectList list, LocalDate day) {
        Policy policy = policy(list);
        int months = policy.integer("projectList.progressMonths");
        for (int month = months; month <= 12; month += months) {
            LocalDate report = LocalDate.of(list.year(), month, policy.integer("projectList.progressDay"));
            if (report.isAfter(day)) {
                return report;
            }
        }
        return null;
    }

    Instant opens(ProjectList list) {
        return list.reportingOn().atTime(policy(list).time("office.openingTime")).atZone(Zone.CHINA).toInstant();
    }

    private Policy policy(ProjectList list) {
        return parameters.at(LocalDate.now(clock), list.jurisdiction());
    }
}
