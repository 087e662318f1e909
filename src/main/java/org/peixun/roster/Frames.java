package org.peixun.roster;

import java.time.Clock;
import java.time.LocalDate;
import org.peixun.policy.PolicyParameters;
import org.springframework.stereotype.Component;

/** What the rules know beside the row, of the class as it is now: the numbers count that are in force when it starts. */
@Component
class Frames {

    private final PolicyParameters parameters;
    private final Clock clock;

    Frames(PolicyParameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    Frame of(RosterContext context) {
        LocalDate today = today();
        LocalDate inForce = context.startsOn() == null ? today : context.startsOn();
        return new Frame(context, parameters.at(inForce, context.jurisdiction()), today);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
