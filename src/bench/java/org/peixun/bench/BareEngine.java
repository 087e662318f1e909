package org.peixun.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The reference: Camunda as it comes, history full, Java API, without pages, lists, audit or rules. */
final class BareEngine implements AutoCloseable {

    static final String TWO_TASKS = "twoTasks";

    private final HikariDataSource pool;
    private final ProcessEngine engine;

    private BareEngine(HikariDataSource pool, ProcessEngine engine) {
        this.pool = pool;
        this.engine = engine;
    }

    /** @param settings e.g. authorization, job executor */
    static BareEngine start(BenchDatabase database, Consumer<ProcessEngineConfiguration> settings) {
        HikariDataSource pool = database.reference(20);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setProcessEngineName("reference");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        settings.accept(configuration);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().name("bench").addModelInstance("twoTasks.bpmn", twoTasks()).deploy();
        return new BareEngine(pool, engine);
    }

    ProcessEngine engine() {
        return engine;
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** As somebody of the group, with the engine's rights on. */
    <T> T asMember(String group, Function<TaskService, T> ask) {
        engine.getIdentityService().setAuthentication("somebody", List.of(group));
        try {
            return ask.apply(engine.getTaskService());
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** The three actions of a case: start with what was filled in, first task, second task. @param action 0 to 2 */
    void act(int action, String businessKey) {
        if (action == 0) {
            engine.getRuntimeService().startProcessInstanceByKey(TWO_TASKS, businessKey, Map.of(
                    "applicant", "applicant", "title", "电工（中级）", "size", 30, "hours", 80));
            return;
        }
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(businessKey).singleResult();
        engine.getTaskService().complete(task.getId(), Map.of("decision" + action, "approve", "opinion" + action, "符合规定"));
    }

    private static BpmnModelInstance twoTasks() {
        return Bpmn.createExecutableProcess(TWO_TASKS).startEvent()
                .userTask("review").camundaCandidateGroups("clerk")
                .userTask("consent").camundaCandidateGroups("manager")
                .endEvent().done();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
