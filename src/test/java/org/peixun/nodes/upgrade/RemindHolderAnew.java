package org.peixun.nodes.upgrade;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.workflow.ModelBean;
import org.peixun.workflow.RemindHolder;
import org.springframework.stereotype.Component;

/** What next year's program brings with next year's model: a component that a node of today does not have. */
@Component
@ModelBean
public class RemindHolderAnew implements JavaDelegate {

    private final RemindHolder asBefore;

    RemindHolderAnew(RemindHolder asBefore) {
        this.asBefore = asBefore;
    }

    @Override
    public void execute(DelegateExecution execution) {
        asBefore.execute(execution);
    }
}
