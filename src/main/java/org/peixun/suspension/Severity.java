package org.peixun.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.peixun.workflow.DecisionTables;
import org.springframework.stereotype.Component;

/** The measure that the decision table {@code severity.dmn} gives: the gravest of all offences counts. */
@Component
class Severity {

    private final DecisionTables tables;
    private final SuspensionFiles files;
    private final FoundOffences offences;
    private final PolicyParameters parameters;
    private final Clock clock;

    Severity(DecisionTables tables, SuspensionFiles files, FoundOffences offences, PolicyParameters parameters, Clock clock) {
        this.tables = tables;
        this.files = files;
        this.offences = offences;
        this.parameters = parameters;
        this.clock = clock;
    }

    Measure of(Suspension suspension) {
        String repeated = repeated(suspension);
        return offences.grounds(suspension.number()).stream().map(FoundOffences.Offence::offence).distinct()
                .map(offence -> Measure.valueOf(tables.decide("severity", Map.of(
                        "offence", offence.name(), "harm", suspension.inquiry().harm().name(), "repeated", repeated))))
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The gravest measure that was taken so often within the months of the policy, or NONE. */
    private String repeated(Suspension suspension) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        Policy policy = parameters.at(today, suspension.jurisdiction());
        Instant since = today.minusMonths(policy.integer("suspension.repeatMonths")).atStartOfDay(Zone.CHINA).toInstant();
        List<Measure> taken = files.measuresSince(suspension.institutionId(), suspension.number(), since);
        return taken.stream().distinct().filter(one -> Collections.frequency(taken, one) >= policy.integer("suspension.repeatFrom"))
                .max(Comparator.naturalOrder()).map(Measure::name).orElse("NONE");
    }
}
