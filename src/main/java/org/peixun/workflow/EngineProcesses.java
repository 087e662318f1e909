package org.peixun.workflow;

import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EngineProcesses implements Processes {

    private final RuntimeService runtime;
    private final JurisdictionTenant tenant;

    EngineProcesses(RuntimeService runtime, JurisdictionTenant tenant) {
        this.runtime = runtime;
        this.tenant = tenant;
    }

    @Override
    @Transactional
    public void start(String caseType, String caseNumber, String jurisdiction, Map<String, Object> answers) {
        tenant.in(jurisdiction, () -> runtime.startProcessInstanceByKey(caseType, caseNumber, answers));
    }

    @Override
    @Transactional
    public void tell(String caseNumber, String message) {
        try {
            runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw RequestRefused.conflict("“" + caseNumber + "”当前所处的环节不能办理此操作，可能刚刚办结。请刷新页面查看最新状态。");
        }
    }
}
