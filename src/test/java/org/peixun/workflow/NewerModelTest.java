package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("逐个节点升级：旧节点上的操作用到新版本的组件")
class NewerModelTest {

    private static final String PASSWORD = "Correct-Horse-7";

    @Autowired MockMvc mvc;
    @Autowired RepositoryService repository;
    @Autowired ManagementService management;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired JobsOfThisProgram jobs;
    @Autowired Users users;
    @LocalServerPort int port;

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
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("系统正在升级", "数据没有改动", "请稍后再试").doesNotContain("noticeOfNextYear");
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

    @Test
    @DisplayName("新版本多出的环节：走到该环节、打开该环节的页面，旧节点同样答复503，没有改动；新节点办到该环节的不出错")
    void stepOfNextYear() throws Exception {
        deployedAnew(NewerModelTest::withStepOfNextYear);
        Actor clerk = Colleagues.join(jdbc, "newer-clerk", "某经办", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        String accept = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        var answer = mvc.perform(post("/tasks/" + accept + "/complete").with(csrf()).with(signedInAs(clerk))
                .param("commandId", UUID.randomUUID().toString()).param("decision", "accept").accept("text/html")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("系统正在升级").doesNotContain("AfterNextYear");
        assertThat(tasks.open(draft.number(), "acceptFiling")).contains(accept);
        // what a newer node has brought that far
        jdbc.sql("UPDATE work_item SET step_key = 'reviewAfterNextYear' WHERE task_id = ?").param(accept).update();
        var page = mvc.perform(get("/cases/" + draft.number()).with(signedInAs(clerk)).accept("text/html")).andReturn().getResponse();
        assertThat(page.getStatus()).isEqualTo(503);
        jdbc.sql("UPDATE work_item SET step_key = 'acceptFiling' WHERE task_id = ?").param(accept).update();
    }

    @Test
    @DisplayName("节点启动时，有本程序没有的环节的模型，其作业留给其他节点")
    void jobsOfThatStep() throws Exception {
        deployedAnew(NewerModelTest::withStepOfNextYear);
        jobs.afterSingletonsInstantiated();
        assertThat(management.getRegisteredDeployments()).isNotEmpty().doesNotContain(deployment);
    }

    @Test
    @DisplayName("经任务列表的接口办理，同样答复503和重试时间，没有引擎的原话")
    void throughTasklist() throws Exception {
        deployedAnew(model -> withStepOfNextYear(model).replace("${sendReturnNotice}", "${noticeOfNextYear}"));
        String userId = "newer-" + UUID.randomUUID().toString().substring(0, 8);
        users.create(new NewUser(userId, "某经办", null, PASSWORD, Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)), false), Actor.SYSTEM);
        var tasklist = new Browser(port).signIn(userId, PASSWORD);
        tasklist.get("/camunda/api/admin/auth/user/default");
        String accept = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        String task = "/camunda/api/engine/engine/default/task/" + accept;
        assertThat(tasklist.json("POST", task + "/claim", "{\"userId\":\"" + userId + "\"}").statusCode()).isEqualTo(204);
        for (String values : List.of("\"decision\":{\"value\":\"accept\"}",
                "\"decision\":{\"value\":\"return\"},\"reasons\":{\"value\":\"[\\\"MATERIAL_MISSING\\\"]\",\"type\":\"Json\"},\"opinion\":{\"value\":\"缺少协议书\"}")) {
            var answer = tasklist.json("POST", task + "/submit-form", "{\"variables\":{" + values + "}}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("系统正在升级，本次操作没有完成").doesNotContain("NextYear");
        }
        assertThat(tasks.open(draft.number(), "acceptFiling")).contains(accept);
    }

    private static String withStepOfNextYear(String model) {
        return model.replace("userTask_reviewFiling", "userTask_reviewAfterNextYear").replace("classFiling_reviewFiling", "classFiling_reviewAfterNextYear");
    }

    private MockHttpServletResponse returned(Actor clerk, String accept) throws Exception {
        return mvc.perform(post("/tasks/" + tasks.open(draft.number(), "acceptFiling").orElseThrow() + "/complete").with(csrf()).with(signedInAs(clerk))
                .param("commandId", UUID.randomUUID().toString()).param("decision", "return").param("reasons", "MATERIAL_MISSING")
                .param("opinion", "缺少协议书").accept(accept)).andReturn().getResponse();
    }

    /** As a node of next year does: a row that this node was not told of. */
    private void deployedAfterwards(String component) throws Exception {
        deployedAnew(model -> model.replace("${sendReturnNotice}", component));
    }

    private void deployedAnew(UnaryOperator<String> change) throws Exception {
        time.set(TimeMachine.START.plusYears(1));
        String model = change.apply(Files.readString(Path.of("processes/classfiling/classFiling.bpmn")));
        deployment = repository.createDeployment().source("peixun").addString("classFiling.bpmn", model).deploy().getId();
        management.unregisterDeploymentForJobExecutor(deployment);
        time.reset();
        draft = scenario.submitted();
    }
}
