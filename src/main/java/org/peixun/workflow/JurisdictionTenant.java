package org.peixun.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.springframework.stereotype.Component;

/** Gives a new process instance its jurisdiction as engine tenant; models themselves belong to no tenant. */
@Component
class JurisdictionTenant implements TenantIdProvider {

    private final ThreadLocal<String> starting = new ThreadLocal<>();

    <T> T in(String jurisdiction, Supplier<T> start) {
        starting.set(jurisdiction);
        try {
            return start.get();
        } finally {
            starting.remove();
        }
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return starting.get();
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return starting.get();
    }
}
