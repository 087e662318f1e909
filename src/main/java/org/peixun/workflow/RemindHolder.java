package org.peixun.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 提醒办理人: the period of an open task is about to end. */
@Component
@ModelBean
public class RemindHolder implements JavaDelegate {

    private final OverdueLadder ladder;

    RemindHolder(OverdueLadder ladder) {
        this.ladder = ladder;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ladder.remind(execution);
    }
}
