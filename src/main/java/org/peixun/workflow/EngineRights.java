package org.peixun.workflow;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the two webapp groups what they need in the engine, and Tasklist its three ready filters; looks first, so that a
 * restart adds nothing, and takes back what an earlier program gave too much. Rights on single tasks come with the tasks ({@link TaskAuthorizations}).
 */
@Component
class EngineRights implements ApplicationRunner {

    static final String MINE = "我的待办";
    static final String MY_QUEUES = "本组待认领";
    static final String BY_DUE_DATE = "按期限先后（超期在前）";

    private static final String ALL = Authorization.ANY;

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;

    EngineRights(AuthorizationService authorizations, FilterService filters, TaskService tasks,
            ProcessEngine engine, JdbcClient jdbc) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        checkSafe();
        // two nodes that start together do this one after the other
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('peixun.engineRights'))").query().listOfRows();
        operators();
        officers();
        filter(MINE, 1, running().taskAssigneeExpression("${currentUser()}"));
        filter(MY_QUEUES, 2, running().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
        filter(BY_DUE_DATE, 3, running());
    }

    /** @throws IllegalStateException when a setting would reopen CVE-2026-77226 or switch authorization off */
    private void checkSafe() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        if (!configuration.isAuthorizationEnabled()
                || !engine.getIdentityService().isReadOnly()
                || !configuration.getAdminGroups().contains(EngineGroups.OPERATORS)) {
            throw new IllegalStateException("流程引擎的权限检查未开启，或者引擎自带的用户库可写。请恢复默认的引擎设置后重新启动。");
        }
    }

    private void operators() {
        grant(EngineGroups.OPERATORS, Resources.APPLICATION, ALL, Permissions.ACCESS);
        grant(EngineGroups.OPERATORS, Resources.PROCESS_DEFINITION, ALL, ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        grant(EngineGroups.OPERATORS, Resources.PROCESS_INSTANCE, ALL, ProcessInstancePermissions.READ);
        grant(EngineGroups.OPERATORS, Resources.DECISION_DEFINITION, ALL, Permissions.READ, Permissions.READ_HISTORY);
        grant(EngineGroups.OPERATORS, Resources.BATCH, ALL, BatchPermissions.READ, BatchPermissions.READ_HISTORY);
        grant(EngineGroups.OPERATORS, Resources.SYSTEM, ALL, SystemPermissions.READ);
        grant(EngineGroups.OPERATORS, Resources.OPERATION_LOG_CATEGORY, ALL, UserOperationLogCategoryPermissions.READ);
        for (Resource readable : new Resource[] {Resources.DEPLOYMENT, Resources.DECISION_REQUIREMENTS_DEFINITION,
            Resources.USER, Resources.GROUP, Resources.TENANT, Resources.AUTHORIZATION, Resources.FILTER, Resources.TASK}) {
            grant(EngineGroups.OPERATORS, readable, ALL, Permissions.READ);
        }
    }

    private void officers() {
        grant(EngineGroups.OFFICERS, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(EngineGroups.OFFICERS, Resources.PROCESS_DEFINITION, ALL, ProcessDefinitionPermissions.READ);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var authorization = (AuthorizationEntity) authorizations.createAuthorizationQuery()
                .groupIdIn(group).resourceType(resource).resourceId(id).singleResult();
        if (authorization == null) {
            authorization = (AuthorizationEntity) authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        int before = authorization.getPermissions();
        authorization.setPermissions(permissions);
        if (authorization.getPermissions() != before) {
            authorizations.saveAuthorization(authorization);
        }
    }

    /** What is paused cannot be worked and its due date will move: our list keeps it apart too. */
    private TaskQuery running() {
        return tasks.createTaskQuery().active();
    }

    /** No expression can say "overdue" safely, so the third filter sorts: what is over its date comes first. */
    private void filter(String name, int priority, TaskQuery query) {
        query.orderByDueDate().asc().orderByTaskPriority().desc();
        Filter earlier = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (earlier != null) {
            filters.saveFilter(earlier.setQuery((Query<?, ?>) query));
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("priority", priority);
        properties.put("refresh", true);
        var filter = filters.newTaskFilter(name).setQuery((Query<?, ?>) query).setProperties(properties);
        filters.saveFilter(filter);
        grant(EngineGroups.OFFICERS, Resources.FILTER, filter.getId(), Permissions.READ);
    }
}
