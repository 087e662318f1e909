package org.peixun.projectlist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.Trainers;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** Reads the facts and applies the rules; the number of queries does not grow with the list. */
@Component
class ListChecks {

    private final Themes themes;
    private final Directory directory;
    private final Trainers bodies;
    private final PolicyParameters parameters;
    private final Clock clock;

    ListChecks(Themes themes, Directory directory, Trainers bodies, PolicyParameters parameters, Clock clock) {
        this.themes = themes;
        this.directory = directory;
        this.bodies = bodies;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Of today; but a list at the city is judged by the numbers of the day on which it was sent, and keeps its themes. */
    ListFacts facts(ProjectList list) {
        LocalDate today = LocalDate.now(clock);
        LocalDate judged = list.state().sent() ? day(list.lastSubmittedAt()) : today;
        LocalDate firstSent = list.submittedAt() == null ? today : day(list.submittedAt());
        return new ListFacts(list.year(), today, parameters.at(judged, list.jurisdiction()), themes.between(firstSent, today),
                directory.occupations(), bodies.of(list.jurisdiction(), today), bodies.standards(today));
    }

    private static LocalDate day(Instant sent) {
        return LocalDate.ofInstant(sent, Zone.CHINA);
    }

    List<ProjectFinding> check(ProjectList list) {
        return ListRules.check(list.draft().rows(), facts(list));
    }
}
