package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.IntegrationTest;
import org.peixun.calendar.CalendarYearMissing;
import org.peixun.calendar.RunningPeriods;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@IntegrationTest
@DisplayName("故障作业")
class FailedJobsTest {

    private static final Actor OPERATOR = actor(Role.OPERATOR, "371500");

    @Autowired MockMvc mvc;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired FailingStep step;
    @Autowired @Qualifier("jobsWithoutCalendar") RunningPeriods waiting;
    @Autowired Commands commands;
    @Autowired JdbcClient jdbc;

    private String deployment;

    @BeforeEach
    void deploy() {
        step.works = false;
        step.other = null;
        deployment = repository.createDeployment().addModelInstance("failing.bpmn", Bpmn.createExecutableProcess("failing")
                .camundaHistoryTimeToLive(1).startEvent().serviceTask("serviceTask_writeRecord").name("登记学员记录")
                .camundaAsyncBefore().camundaDelegateExpression("${failingStep}")
                .camundaFailedJobRetryTimeCycle("R3/PT1M").endEvent().done()).deploy().getId();
    }

    @AfterEach
    void clear() {
        step.other = null;
        repository.deleteDeployment(deployment, true);
    }

    @Test
    @DisplayName("出错的步骤先自动重试，用尽后成为事故；页面和 Cockpit 说明编号、环节和原因，不出现个人信息")
    void becomesAnIncident() throws Exception {
        start("故障2026-00001");
        fail("故障2026-00001", 1);
        assertThat(page()).contains("故障2026-00001", "登记学员记录", "错误信息是程序和数据库的原话").containsPattern(":\\d\\d 自动重试").doesNotContain("990524199001011234");
        assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("failing").count()).isZero();

        fail("故障2026-00001", 2);
        assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("failing").count()).isEqualTo(1);
        assertThat(page()).contains("故障2026-00001", "学员〔略〕、电话〔略〕的记录写不进")
                .doesNotContain("990524199001011234", "12012345678").doesNotContainPattern(":\\d\\d 自动重试");
        assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("failing").singleResult().getIncidentMessage())
                .as("in Cockpit").isEqualTo("学员〔略〕、电话〔略〕的记录写不进");
        assertThat(management.getJobExceptionStacktrace(job("故障2026-00001"))).contains("学员〔略〕、电话〔略〕的记录写不进", "FailingStep")
                .doesNotContain("990524199001011234", "12012345678");
    }

    @Test
    @DisplayName("排除原因后重试：作业执行完毕，事故和页面上的一行消失，谁重试的记入审计；重复提交不再重试")
    void retryHeals() throws Exception {
        start("故障2026-00002");
        fail("故障2026-00002", 3);
        step.works = true;
        String command = commands.next();
        String path = "/admin/failed-jobs/" + job("故障2026-00002") + "/retry";
        assertThat(send(post(path).param("commandId", command), OPERATOR)).isEqualTo(302);
        management.executeJob(job("故障2026-00002"));
        assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("failing").count()).isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey("故障2026-00002").count()).isZero();
        assertThat(page()).doesNotContain("故障2026-00002");
        assertThat(send(post(path).param("commandId", command), OPERATOR)).isEqualTo(302);
        assertThat(send(post(path).param("commandId", commands.next()), OPERATOR)).isEqualTo(409);
        assertThat(jdbc.sql("SELECT actor_id FROM audit_entry WHERE case_number = '故障2026-00002' AND action = 'operation.jobRetried'")
                .query(String.class).list()).containsExactly(OPERATOR.userId());
    }

    @Test
    @DisplayName("全部重试：每一件都恢复重试次数，到期时间为现在")
    void retryAll() throws Exception {
        for (int i = 3; i < 6; i++) {
            start("故障2026-0000" + i);
            fail("故障2026-0000" + i, 3);
        }
        assertThat(send(post("/admin/failed-jobs/retry-all").param("commandId", commands.next()), OPERATOR)).isEqualTo(302);
        assertThat(management.createJobQuery().processDefinitionKey("failing").executable().withRetriesLeft().list()).hasSize(3);
        assertThat(runtime.createIncidentQuery().processDefinitionKeyIn("failing").count()).isZero();
    }

    @Test
    @DisplayName("因工作日安排没有录入而停下的，录入以后自动再办；因别的原因停下的不动")
    void goesOnWhenTheYearIsEntered() {
        start("故障2026-00006");
        fail("故障2026-00006", 3);
        step.other = new CalendarYearMissing(2031);
        start("故障2026-00007");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> management.executeJob(job("故障2026-00007"))).hasMessageContaining("2031");
        }
        waiting.move(null);
        assertThat(management.createJobQuery().processDefinitionKey("failing").withRetriesLeft().list()).singleElement()
                .satisfies(job -> assertThat(job.getId()).isEqualTo(job("故障2026-00007")));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "OPERATOR", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("其他岗位看不到、不能重试")
    void nobodyElse(Role role) throws Exception {
        Actor other = actor(role, "371500");
        assertThat(send(get("/admin/failed-jobs"), other)).isEqualTo(403);
        assertThat(send(post("/admin/failed-jobs/retry-all").param("commandId", commands.next()), other)).isEqualTo(403);
        assertThat(send(post("/admin/failed-jobs/1/retry").param("commandId", commands.next()), other)).isEqualTo(403);
    }

    private void start(String number) {
        runtime.startProcessInstanceByKey("failing", number);
    }

    private void fail(String number, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> management.executeJob(job(number))).hasMessageContaining("记录写不进");
        }
    }

    private String job(String number) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult();
        return management.createJobQuery().processInstanceId(instance.getId()).singleResult().getId();
    }

    private String page() throws Exception {
        return mvc.perform(get("/admin/failed-jobs").with(signedInAs(OPERATOR))).andReturn().getResponse().getContentAsString();
    }

    private int send(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
        return mvc.perform(request.with(signedInAs(actor)).with(csrf())).andReturn().getResponse().getStatus();
    }
}
