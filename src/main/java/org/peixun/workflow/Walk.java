package org.peixun.workflow;

import java.util.Set;
import java.util.stream.Collectors;

/** How far a case has come, for the colours of its picture. */
final class Walk {

    /** NEUTRAL: a picture of the model alone. */
    enum State { NEUTRAL, AHEAD, WALKED, ACTIVE, LATE }

    private final Set<String> flows;
    private final Set<String> nodes;
    private final Set<String> active;
    private final Set<String> late;

    Walk(Picture picture, Set<String> flows, Set<String> active, Set<String> late) {
        this.flows = flows;
        this.active = active;
        this.late = late;
        this.nodes = picture.lines().stream()
                .filter(line -> flows.contains(line.id()))
                .flatMap(line -> java.util.stream.Stream.of(line.source(), line.target()))
                .collect(Collectors.toSet());
    }

    boolean isModelAlone() {
        return flows.isEmpty() && active.isEmpty();
    }

    State of(Picture.Line line) {
        return isModelAlone() ? State.NEUTRAL : flows.contains(line.id()) ? State.WALKED : State.AHEAD;
    }

    State of(Picture.Node node) {
        if (isModelAlone()) {
            return State.NEUTRAL;
        }
        if (active.contains(node.id())) {
            return late.contains(node.id()) ? State.LATE : State.ACTIVE;
        }
        return nodes.contains(node.id()) ? State.WALKED : State.AHEAD;
    }
}
