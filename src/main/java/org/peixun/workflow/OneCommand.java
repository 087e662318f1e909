package org.peixun.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Several calls of the engine as one of its commands: what one has read the next does not read again, and all is written
 * at the end. A clash with another transaction therefore shows at the end of {@link #run}, not at the single call.
 */
@Component
class OneCommand {

    private final ProcessEngine engine;

    OneCommand(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    <T> T run(Supplier<T> work) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> work.get());
    }

    void run(Runnable work) {
        run(() -> {
            work.run();
            return null;
        });
    }

    /** By its id: the engine's own query would be put together anew at each call. */
    Optional<TaskAtHand> task(String taskId) {
        return run(() -> entity(taskId).map(TaskAtHand::of));
    }

    private static Optional<TaskEntity> entity(String taskId) {
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
        if (task != null) {
            bringCase(task.getProcessInstanceId());
        }
        return Optional.ofNullable(task);
    }

    /** Before a task is completed: its case with all its variables, which the engine would read scope by scope. */
    void bringWhole(String taskId) {
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
        if (task != null) {
            bringCase(task.getProcessInstanceId(), task);
        }
    }

    /** A message for the one who waits for it in this case; the engine's correlation would look for the case once more. */
    static void receive(String instance, String message) {
        bringCase(instance);
        Context.getCommandContext().getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(instance).stream()
                .filter(one -> one.isSubscriptionForEventType(EventType.MESSAGE) && message.equals(one.getEventName()))
                .reduce((one, other) -> {
                    throw new IllegalStateException("two wait for " + message + " in " + instance);
                })
                .orElseThrow(() -> new MismatchingMessageCorrelationException(message, "nobody waits for it in " + instance))
                .eventReceived(null, false);
    }

    /** The executions of a case in one read; the engine asks for that of the task or job first and for all of them then. */
    static void bringCase(String instance) {
        bringCase(instance, null);
    }

    /** @param whole its task, for the variables too; {@code null} = executions only */
    private static void bringCase(String instance, TaskEntity whole) {
        var context = Context.getCommandContext();
        if (instance == null || context.getDbEntityManager().getCachedEntity(ExecutionEntity.class, instance) != null) {
            return;
        }
        var executions = context.getExecutionManager().findExecutionsByProcessInstanceId(instance);
        executions.stream().filter(ExecutionEntity::isProcessInstanceExecution).findFirst().ifPresent(root -> root.restoreProcessInstance(executions, null,
                whole == null ? null : context.getVariableInstanceManager().findVariableInstancesByProcessInstanceId(instance),
                whole == null ? null : List.of(whole), null, null, null));
    }
}
