package org.peixun.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
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

    /** @return all instants of the fired timer's {@link LadderCalendar} cycle, those to come as well; none when it has no cycle */
    static List<Instant> instants() {
        return Context.getCommandContext().getCurrentJob() instanceof TimerEntity timer && timer.getRepeat() != null
                ? LadderCalendar.instants(timer.getRepeat()) : List.of();
    }

    private static boolean onTask(JobEntity job, DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementById(job.getActivityId()) instanceof BoundaryEvent event
                && event.getAttachedTo() instanceof UserTask;
    }
}
