package org.peixun.round.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.peixun.round.RoundWatch;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** When a round's next reminder, deadline or daily escalation comes, in models. */
@Component("roundClock")
@ModelBean
public class RoundClock {

    private final RoundWatch watch;

    RoundClock(RoundWatch watch) {
        this.watch = watch;
    }

    public Date next(DelegateExecution execution) {
        return Date.from(watch.next(execution.getProcessBusinessKey()));
    }
}
