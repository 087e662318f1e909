package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayName("同时到期的作业成批执行")
class DueJobsTest {

    private static final String KEY = "dueTogether";

    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;

    private final DueJobs executor = new DueJobs(Runnable::run) {

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public void jobWasAdded() {
            // there is no acquisition to wake
        }
    };
    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = repository.createDeployment().addModelInstance(KEY + ".bpmn", Bpmn.createExecutableProcess(KEY)
                .camundaHistoryTimeToLive(1).startEvent().exclusiveGateway("gateway_known").camundaAsyncBefore()
                .condition("known", "${known}").endEvent("event_done")
                .moveToLastGateway().condition("unknown", "${!known}").serviceTask("serviceTask_step")
                .camundaDelegateExpression("${stepOfNextYear}").endEvent().done()).deploy().getId();
    }

    @AfterEach
    void clear() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    @DisplayName("不同事项的作业一批取得，在一个事务中执行")
    void together() {
        for (int i = 0; i < 3; i++) {
            start(true);
        }
        List<List<String>> acquired = acquire();
        assertThat(acquired).singleElement().isInstanceOf(DueJobs.Share.class).satisfies(share -> assertThat(share).hasSize(3));

        run(acquired.get(0));

        assertThat(ended()).hasSize(3);
        assertThat(ended().stream().distinct()).as("transactions").hasSize(1);
        assertThat(jobs()).isEmpty();
    }

    @Test
    @DisplayName("其中一个失败，整批退回，逐个执行：其余照常完成，失败的留待重试")
    void alone() {
        start(true);
        start(false);
        start(true);

        run(acquire().get(0));

        assertThat(ended()).hasSize(2);
        assertThat(ended().stream().distinct()).as("transactions").hasSize(2);
        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.getRetries()).isEqualTo(2);
            assertThat(job.getExceptionMessage()).contains("stepOfNextYear");
        });
    }

    @Test
    @DisplayName("已被别处取消的作业跳过")
    void gone() {
        start(true);
        String cancelled = start(true);
        List<String> share = acquire().get(0);
        runtime.deleteProcessInstance(cancelled, "cancelled");

        run(share);

        assertThat(jobs()).isEmpty();
        assertThat(ended()).hasSize(2);
    }

    private String start(boolean known) {
        return runtime.startProcessInstanceByKey(KEY, KEY + "-" + System.nanoTime(), Map.of("known", known)).getId();
    }

    /** As the acquisition does it, but of this model's jobs: others wait in the tests' database. */
    private List<List<String>> acquire() {
        List<List<String>> batches = new ArrayList<>();
        jobs().forEach(job -> batches.add(new ArrayList<>(List.of(job.getId()))));
        DueJobs.share(batches);
        return batches;
    }

    private void run(List<String> jobIds) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        executor.getExecuteJobsRunnable(jobIds, (ProcessEngineImpl) configuration.getProcessEngine()).run();
    }

    private List<Job> jobs() {
        return management.createJobQuery().processDefinitionKey(KEY).list();
    }

    /** @return the transaction that ended it, for each */
    private List<String> ended() {
        return jdbc.sql("SELECT xmin::text FROM act_hi_procinst WHERE proc_def_key_ = ? AND end_time_ IS NOT NULL").param(KEY)
                .query(String.class).list();
    }
}
