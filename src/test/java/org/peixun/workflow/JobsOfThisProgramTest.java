package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@IntegrationTest
@DisplayName("逐个节点升级：每个节点只执行自己办得了的作业")
class JobsOfThisProgramTest {

    @Autowired RepositoryService repository;
    @Autowired ManagementService management;
    @Autowired Environment settings;
    @Autowired JobsOfThisProgram jobs;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void clear() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    @DisplayName("启动时已有的各版本模型，组件齐全的都执行；缺少组件的留给其他节点")
    void registersWhatItKnows() {
        String older = deployByAnother("olderVersion", "${failingStep}");
        String newer = deployByAnother("newerVersion", "${stepOfNextYear}");

        jobs.afterSingletonsInstantiated();

        assertThat(management.getRegisteredDeployments()).contains(older).doesNotContain(newer);
        assertThat(repository.createDeploymentQuery().deploymentSource("peixun").list()).isNotEmpty().extracting(Deployment::getId)
                .isSubsetOf(management.getRegisteredDeployments());
    }

    @Test
    @DisplayName("运行中由其他节点部署的新版本，本节点不取其作业")
    void leavesWhatComesLater() {
        String later = deployByAnother("deployedLater", "${failingStep}");

        // of the executor, which does not run in tests
        assertThat(settings.getProperty("camunda.bpm.job-execution.deployment-aware", Boolean.class)).isTrue();
        assertThat(management.getRegisteredDeployments()).doesNotContain(later);
    }

    /** Another node's deployment is a row that this one was not told of. */
    private String deployByAnother(String key, String component) {
        String id = repository.createDeployment().addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1).startEvent().serviceTask("serviceTask_step").camundaAsyncBefore()
                .camundaDelegateExpression(component).endEvent().done()).deploy().getId();
        deployed.add(id);
        management.unregisterDeploymentForJobExecutor(id);
        return id;
    }
}
