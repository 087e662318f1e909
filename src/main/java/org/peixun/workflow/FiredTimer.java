package org.peixun.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The timer that led to the step under way. A case may have several open tasks, each with timers of its own. */
final class FiredTimer {

    private FiredTimer() {}

    /** @return the key in the model of the user task the timer is attached to; empty when there is none such */
    static Optional<String> taskKey(DelegateExecution execution) {
        return Optional.ofNullable(Context.getCommandContext().getCurrentJob())
                .map(job -> execution.getBpmnModelInstance().<BoundaryEvent>getModelElementById(job.getActivityId()))
                .map(BoundaryEvent::getAttachedTo)
                .filter(UserTask.class::isInstance)
                .map(host -> host.getId());
    }
}
