package org.peixun.workflow;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.BeanUtils;

/** Questions that the engine asks the database at each click although their answer is known. */
final class SparingLookups {

    private SparingLookups() {}

    static List<SessionFactory> factories() {
        return List.of(factory(TaskManager.class, WithoutSubtasks.class), factory(IncidentManager.class, OfFailedJobsOnly.class),
                factory(ProcessDefinitionManager.class, AsDeployed.class));
    }

    /** Tasks within tasks cannot be made here: models have none, and nobody may create one in the webapps. */
    public static class WithoutSubtasks extends TaskManager {

        @Override
        public List<Task> findTasksByParentTaskId(String parentTaskId) {
            return List.of();
        }
    }

    /** A job that has a try left has no incident. */
    public static class OfFailedJobsOnly extends IncidentManager {

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
    public static class AsDeployed extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity read = super.getCachedResourceDefinitionEntity(id);
            return read != null ? read : Context.getProcessEngineConfiguration().getDeploymentCache().getProcessDefinitionCache().get(id);
        }
    }

    private static SessionFactory factory(Class<? extends Session> asked, Class<? extends Session> given) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return asked;
            }

            @Override
            public Session openSession() {
                return BeanUtils.instantiateClass(given);
            }
        };
    }
}
