package org.peixun.workflow;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes each sequence flow as it is walked; the engine's own history knows activities only. */
@Component
class FlowObserver implements ExecutionListener {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    FlowObserver(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var transition = ((ExecutionEntity) execution).getTransition();
        events.publishEvent(new FlowTaken(
                execution.getProcessBusinessKey(), execution.getProcessDefinitionId(), transition.getId(),
                transition.getDestination().getId(), clock.instant()));
    }
}
