package org.peixun.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EngineProcesses implements Processes {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final JurisdictionTenant tenant;

    EngineProcesses(RuntimeService runtime, ManagementService management, JurisdictionTenant tenant) {
        this.runtime = runtime;
        this.management = management;
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

    @Override
    @Transactional
    public void moveTimer(String caseNumber, String elementId, Instant to) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).activityId(elementId)
                        .timers().list().stream())
                .forEach(job -> management.setJobDuedate(job.getId(), Date.from(to)));
    }
}
