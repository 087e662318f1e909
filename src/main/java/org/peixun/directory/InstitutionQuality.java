package org.peixun.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.policy.PolicyParameters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The indicators of one institution over the months of the policy, in their order. */
@Component
public class InstitutionQuality {

    public record Line(String label, InstitutionIndicator.Value value) {}

    /** @param months looked back */
    public record Quality(int months, List<Line> lines) {}

    private final Directory directory;
    private final PolicyParameters parameters;
    private final ObjectProvider<InstitutionIndicator> indicators;
    private final Clock clock;

    InstitutionQuality(Directory directory, PolicyParameters parameters, ObjectProvider<InstitutionIndicator> indicators, Clock clock) {
        this.directory = directory;
        this.parameters = parameters;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** Indicators with nothing to measure are left out. @param officer whether the reader is of no institution */
    public Quality of(long institutionId, boolean officer) {
        LocalDate today = LocalDate.now(clock);
        int months = parameters.at(today, directory.institution(institutionId).jurisdiction()).integer("directory.indicatorMonths");
        return new Quality(months, indicators.orderedStream().filter(each -> officer || !each.officersOnly()).flatMap(each -> each.between(List.of(institutionId), today.minusMonths(months), today)
                .values().stream().map(value -> new Line(each.label(), value))).toList());
    }
}
