package org.peixun.classfiling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.classfiling.FilingTermination;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 终止备案 */
@Component("terminateFiling")
@ModelBean
class TerminateFiling implements JavaDelegate {

    private final FilingTermination termination;

    TerminateFiling(FilingTermination termination) {
        this.termination = termination;
    }

    @Override
    public void execute(DelegateExecution execution) {
        termination.terminate(execution.getProcessBusinessKey());
    }
}
