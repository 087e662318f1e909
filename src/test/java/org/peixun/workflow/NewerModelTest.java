package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("逐个节点升级：旧节点上的操作用到新版本的组件")
class NewerModelTest {

    @Autowired MockMvc mvc;
    @Autowired RepositoryService repository;
    @Autowired ManagementService management;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    private String deployment;
    private Draft draft;

    @AfterEach
    void backToThisVersion() {
        if (draft != null) {
            runAs(draft.applicant(), () -> filings.withdraw(draft.number(), "检查结束", draft.applicant()));
        }
        repository.deleteDeployment(deployment, true);
        Colleagues.leave(jdbc, "newer-");
        time.reset();
    }

    @Test
    @DisplayName("答复503“系统正在升级”和重试时间，一切没有改动；接口同样")
    void toldAsUpgrade() throws Exception {
        deployedAfterwards("${noticeOfNextYear}");
        Actor clerk = Colleagues.join(jdbc, "newer-clerk", "某经办", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        for (String accept : new String[] {"text/html", "application/json"}) {
            MockHttpServletResponse answer = returned(clerk, accept);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isNotBlank();
            assertThat(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)).contains("系统正在升级", "数据没有改动", "请稍后再试").doesNotContain("noticeOfNextYear");
        }
        assertThat(filings.view(draft.number(), draft.applicant()).state().label()).isEqualTo("待受理");
        assertThat(tasks.open(draft.number(), "acceptFiling")).isPresent();
    }

    @Test
    @DisplayName("本程序自己的模型缺少组件的是故障，答复500和故障编号")
    void ownFaultIsNoUpgrade() throws Exception {
        deployedAfterwards("${noticeOfNextYear}");
        management.registerDeploymentForJobExecutor(deployment);
        Actor clerk = Colleagues.join(jdbc, "newer-clerk", "某经办", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        assertThat(returned(clerk, "text/html").getStatus()).isEqualTo(500);
    }

    private MockHttpServletResponse returned(Actor clerk, String accept) throws Exception {
        return mvc.perform(post("/tasks/" + tasks.open(draft.number(), "acceptFiling").orElseThrow() + "/complete").with(csrf()).with(signedInAs(clerk))
                .param("commandId", UUID.randomUUID().toString()).param("decision", "return").param("reasons", "MATERIAL_MISSING")
                .param("opinion", "缺少协议书").accept(accept)).andReturn().getResponse();
    }

    /** As a node of next year does: a row that this node was not told of. */
    private void deployedAfterwards(String component) throws Exception {
        time.set(TimeMachine.START.plusYears(1));
        String model = Files.readString(Path.of("processes/classfiling/classFiling.bpmn")).replace("${sendReturnNotice}", component);
        deployment = repository.createDeployment().source("peixun").addString("classFiling.bpmn", model).deploy().getId();
        management.unregisterDeploymentForJobExecutor(deployment);
        time.reset();
        draft = scenario.submitted();
    }
}
