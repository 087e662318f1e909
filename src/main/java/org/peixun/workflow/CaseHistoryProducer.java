package org.peixun.workflow;

import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Takes the model's name and version from the parsed model, which never changes; the engine asks the database. When a case
 * ends, the day of removal goes into the tables that {@link CaseHistoryLevel} fills, and not into eleven empty ones.
 */
class CaseHistoryProducer extends CacheAwareHistoryEventProducer {

    /** Activities of cases that began under an earlier version. */
    private static final Set<String> FILLED = Set.of(HistoricTaskInstanceEventEntity.class.getName(), HistoricActivityInstanceEventEntity.class.getName());

    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        ProcessDefinitionEntity parsed = id == null ? null
                : Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id);
        return parsed != null ? parsed : super.getProcessDefinitionEntity(id);
    }

    @Override
    protected void addRemovalTimeToHistoricProcessInstances(String rootProcessInstanceId, Date removalTime) {
        Context.getCommandContext().getHistoricProcessInstanceManager()
                .addRemovalTimeToProcessInstancesByRootProcessInstanceId(rootProcessInstanceId, removalTime, null, FILLED);
    }

    @Override
    protected void addRemovalTimeToHistoricDecisions(String rootProcessInstanceId, Date removalTime) {
        // no decision is kept
    }
}
