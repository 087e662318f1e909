package org.peixun.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.round.RoundWatch;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 提醒或者督办报送 */
@Component("tellOfDeadline")
@ModelBean
class TellOfDeadline implements JavaDelegate {

    private final RoundWatch watch;

    TellOfDeadline(RoundWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.tell(execution.getProcessBusinessKey());
    }
}
