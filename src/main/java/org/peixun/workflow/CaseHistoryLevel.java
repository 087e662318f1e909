package org.peixun.workflow;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevelActivity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The engine's level {@code activity} without the activities: each case and each of its user tasks. Which way a case went
 * is in {@code flow_taken}, who did what in the audit trail; the engine's own record of it took four tenths of all data.
 */
class CaseHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "case";
    /** Stored in the database, which holds one level for good: V93. */
    private static final int ID = 41;
    private static final Set<HistoryEventType> LEFT_OUT = Set.of(HistoryEventTypes.ACTIVITY_INSTANCE_START, HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE, HistoryEventTypes.ACTIVITY_INSTANCE_END);

    private final HistoryLevelActivity activity = new HistoryLevelActivity();

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return !LEFT_OUT.contains(event) && activity.isHistoryEventProduced(event, entity);
    }
}
