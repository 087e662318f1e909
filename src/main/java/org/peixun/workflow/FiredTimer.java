package org.peixun.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The timer that led to the step under way. A case may have several open tasks, each with timers of its own. */
final class FiredTimer {

    private FiredTimer() {}

    /**
     * @return the execution of the user task the timer hangs on; it is that task's alone, also where several are open
     *     of one key, as by experts. Empty when the timer hangs on no task.
     */
    static Optional<String> taskExecution(DelegateExecution execution) {
        return Optional.ofNullable(Context.getCommandContext().getCurrentJob()).filter(job -> onTask(job, execution))
                .map(JobEntity::getExecutionId);
    }

    private static boolean onTask(JobEntity job, DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementById(job.getActivityId()) instanceof BoundaryEvent event
                && event.getAttachedTo() instanceof UserTask;
    }
}
