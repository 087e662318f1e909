package org.peixun.workflow;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/** Candidates read, claim and complete. Only the holder may change the holder: without it nobody could give back. */
class TaskAuthorizations extends DefaultAuthorizationProvider {

    private static final Permission[] HOLDER = {Permissions.READ, Permissions.TASK_WORK, Permissions.TASK_ASSIGN};

    /** Whoever had it before keeps no right of his own; a first claim, and completing, ask nothing more of the database. */
    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
            Context.getCommandContext().getAuthorizationManager()
                    .deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, task.getId(), oldAssignee);
        }
        if (newAssignee == null) {
            return null;
        }
        boolean first = TaskFacts.of(task.getId()).filter(facts -> !facts.given()).isPresent();
        TaskFacts.of(task.getId()).ifPresent(facts -> new TaskFacts(facts.queue(), true).note(task.getId()));
        return new AuthorizationEntity[] {
            first ? createAuthorization(newAssignee, null, Resources.TASK, task.getId(), HOLDER)
                    : createOrUpdateAuthorization(task, newAssignee, null, Resources.TASK, false, HOLDER)
        };
    }

    /** A task that is being made gets its queue: there is no earlier right to look for. */
    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        if (!Context.getCommandContext().getDbEntityManager().getDbEntityCache().isTransient((TaskEntity) task)) {
            return super.newTaskGroupIdentityLink(task, group, type);
        }
        return new AuthorizationEntity[] {
            createAuthorization(null, group, Resources.TASK, task.getId(), getRuntimePermissions(isEnforceSpecificVariablePermission()))
        };
    }
}
