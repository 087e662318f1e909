package org.peixun.operation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.workflow.ModelBean;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fails until it is told to work; its message names a person, as those of careless libraries do. */
@Component
@ModelBean
public class FailingStep implements JavaDelegate {

    volatile boolean works;
    /** Instead of its own failure, or {@code null}. */
    volatile RuntimeException other;

    @Override
    public void execute(DelegateExecution execution) {
        LoggerFactory.getLogger(FailingStep.class).info("working");
        if (other != null) {
            throw other;
        }
        if (!works) {
            throw new IllegalStateException("学员990524199001011234、电话12012345678的记录写不进");
        }
    }
}
