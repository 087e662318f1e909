package org.peixun.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 上报督办: the period of an open task has ended; the next rung of its ladder hears of it. */
@Component
@ModelBean
public class EscalateOverdue implements JavaDelegate {

    private final OverdueLadder ladder;

    EscalateOverdue(OverdueLadder ladder) {
        this.ladder = ladder;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ladder.escalate(execution);
    }
}
