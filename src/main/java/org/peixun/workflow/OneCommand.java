package org.peixun.workflow;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
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
        return run(() -> Optional.ofNullable(Context.getCommandContext().getTaskManager().findTaskById(taskId)).map(TaskAtHand::of));
    }
}
