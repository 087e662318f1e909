package org.peixun.projectlist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.Trainers;
import org.peixun.policy.PolicyParameters;
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

    ListFacts facts(ProjectList list) {
        LocalDate today = LocalDate.now(clock);
        return new ListFacts(list.year(), today, parameters.at(today, list.jurisdiction()), themes.on(today),
                directory.occupations(), bodies.of(list.jurisdiction(), today), bodies.standards(today));
    }

    List<ProjectFinding> check(ProjectList list) {
        return ListRules.check(list.draft().rows(), facts(list));
    }
}
