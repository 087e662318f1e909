package org.peixun.workflow;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Writes the engine's history; when a task began is asked of the task that is at hand, not of the database. */
class CaseHistory extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity change && !isInitialEvent(event)) {
            var entities = Context.getCommandContext().getDbEntityManager();
            TaskEntity task = entities.getCachedEntity(TaskEntity.class, event.getId());
            if (task != null && entities.getCachedEntity(event.getClass(), event.getId()) == null) {
                change.setStartTime(task.getCreateTime());
                entities.merge(event);
                return;
            }
        }
        super.insertOrUpdate(event);
    }
}
