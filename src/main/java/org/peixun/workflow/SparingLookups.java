package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;

/** Questions that the engine asks the database at each click although their answer is known. */
final class SparingLookups {

    private SparingLookups() {}

    static List<SessionFactory> factories() {
        Map<String, JobDefinitionEntity> jobDefinitions = new ConcurrentHashMap<>();
        return List.of(factory(TaskManager.class, OneTaskAnExecution::new), factory(IncidentManager.class, OfFailedJobsOnly::new),
                factory(ProcessDefinitionManager.class, AsDeployed::new),
                factory(JobDefinitionManager.class, () -> new AsParsed(jobDefinitions)));
    }

    /**
     * Tasks within tasks cannot be made here: models have none, and nobody may create one in the webapps. An execution
     * stands at one user task at most: whoever has read it has read them all.
     */
    static final class OneTaskAnExecution extends TaskManager {

        @Override
        public List<Task> findTasksByParentTaskId(String parentTaskId) {
            return List.of();
        }

        @Override
        public List<TaskEntity> findTasksByExecutionId(String executionId) {
            List<TaskEntity> read = getDbEntityManager().getDbEntityCache().getEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> executionId.equals(task.getExecutionId())).toList();
            return read.isEmpty() ? super.findTasksByExecutionId(executionId) : new ArrayList<>(read);
        }
    }

    /**
     * The engine asks for the definition of each job that it makes, for it might be suspended or have a priority of its
     * own. Both would be set by somebody with a right on the process definition, which nobody has: cases are suspended
     * one by one (ADR 0010).
     */
    static final class AsParsed extends JobDefinitionManager {

        private final Map<String, JobDefinitionEntity> known;

        AsParsed(Map<String, JobDefinitionEntity> known) {
            this.known = known;
        }

        /** Those of the parser and of a deployment that is undone are asked for in other ways. */
        @Override
        public JobDefinitionEntity findById(String jobDefinitionId) {
            JobDefinitionEntity found = known.get(jobDefinitionId);
            if (found == null) {
                found = super.findById(jobDefinitionId);
                if (found != null && !getDbEntityManager().getDbEntityCache().isTransient(found)) {
                    known.put(jobDefinitionId, found);
                }
            }
            return found;
        }
    }

    /** A job that has a try left has no incident. */
    static final class OfFailedJobsOnly extends IncidentManager {

        @Override
        public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, String type) {
            JobEntity job = configuration == null ? null : getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
            return job != null && job.getRetries() > 0 ? List.of() : super.findIncidentByConfigurationAndIncidentType(configuration, type);
        }
    }

    /**
     * A version of a model never changes once it is parsed. Whether it is suspended and how long its history is kept is
     * read when a case is started, and when somebody changes it.
     */
    static final class AsDeployed extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity read = super.getCachedResourceDefinitionEntity(id);
            return read != null ? read : Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id);
        }
    }

    private static SessionFactory factory(Class<? extends Session> asked, Supplier<? extends Session> given) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return asked;
            }

            @Override
            public Session openSession() {
                return given.get();
            }
        };
    }
}
