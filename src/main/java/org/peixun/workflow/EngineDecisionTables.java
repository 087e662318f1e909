package org.peixun.workflow;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

@Component
class EngineDecisionTables implements DecisionTables {

    private final DecisionService decisions;

    EngineDecisionTables(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public String decide(String table, Map<String, Object> inputs) {
        return decisions.evaluateDecisionTableByKey(table, inputs).getSingleEntry();
    }
}
