package org.peixun.nomination.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.peixun.nomination.NominationSteps;
import org.peixun.workflow.ModelBean;
import org.springframework.stereotype.Component;

/** 登记撤下品牌 */
@Component("withdrawBrand")
@ModelBean
class WithdrawBrand implements JavaDelegate {

    private final NominationSteps nominations;

    WithdrawBrand(NominationSteps nominations) {
        this.nominations = nominations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        nominations.withdraw(execution.getProcessBusinessKey());
    }
}
