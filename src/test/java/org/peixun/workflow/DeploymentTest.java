package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("模型部署")
class DeploymentTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    ModelDeployment deployment;

    @Test
    @DisplayName("一个事项的模型和表单在一次部署中，资源按文件名命名：从目录和从 jar 启动得到同一版本")
    void modelsAndFormsAreOneDeployment() {
        var deployment = repository.createDeploymentQuery().deploymentName("classfiling").singleResult();
        assertThat(repository.getDeploymentResources(deployment.getId()))
                .extracting(Resource::getName)
                .contains("classFiling.bpmn", "accept-filing.form")
                .noneMatch(name -> name.contains("/"));
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("classFiling").list())
                .hasSize(1)
                .allMatch(definition -> definition.getTenantId() == null);
    }

    @Test
    @DisplayName("未改动的模型再次部署不产生新版本")
    void unchangedModelKeepsItsVersion() {
        deployment.afterSingletonsInstantiated();
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("classFiling").count()).isEqualTo(1);
    }
}
