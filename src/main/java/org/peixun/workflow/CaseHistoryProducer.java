package org.peixun.workflow;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Takes the model's name and version from the parsed model, which never changes; the engine asks the database. */
class CaseHistoryProducer extends CacheAwareHistoryEventProducer {

    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        ProcessDefinitionEntity parsed = id == null ? null
                : Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id);
        return parsed != null ? parsed : super.getProcessDefinitionEntity(id);
    }
}
