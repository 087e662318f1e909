package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a command wrote together is told apart again by the engine: what was in nobody's way, what was too late. */
@IntegrationTest
@DisplayName("引擎的写入一次送达")
class OneTripTest {

    private static final String KEY = "oneTrip";

    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired ProcessEngine engine;

    private String deployment;
    private String instance;

    @BeforeEach
    void start() {
        deployment = repository.createDeployment().addModelInstance(KEY + ".bpmn", Bpmn.createExecutableProcess(KEY)
                .camundaHistoryTimeToLive(1).startEvent().receiveTask("wait").message("Message_" + KEY).endEvent().done()).deploy().getId();
        instance = runtime.startProcessInstanceByKey(KEY, KEY).getId();
    }

    @AfterEach
    void clear() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    @DisplayName("几种写入都落库，各算各的行数")
    void allArrive() {
        inCommand(context -> {
            var execution = context.getExecutionManager().findExecutionById(instance);
            execution.setVariable("first", "一");
            execution.setVariable("second", 2);
            execution.setVariable("bytes", new byte[] {1, 2, 3});
            context.getDbEntityManager().insert(new PropertyEntity(KEY, "1"));
        });
        assertThat(runtime.getVariables(instance)).containsEntry("first", "一").containsEntry("second", 2);
        assertThat((byte[]) runtime.getVariable(instance, "bytes")).containsExactly(1, 2, 3);
        inCommand(context -> {
            context.getPropertyManager().findPropertyById(KEY).setValue("2");
            context.getExecutionManager().findExecutionById(instance).removeVariable("second");
        });
        inCommand(context -> {
            PropertyEntity property = context.getPropertyManager().findPropertyById(KEY);
            assertThat(property.getValue()).isEqualTo("2");
            context.getDbEntityManager().delete(property);
        });
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("first", "bytes");
    }

    @Test
    @DisplayName("所属的实例已被另一事务结束：是先后之争，不是差错，什么也不留下")
    void tooLate() {
        assertThatThrownBy(() -> inCommand(context -> {
            var execution = context.getExecutionManager().findExecutionById(instance);
            CompletableFuture.runAsync(() -> runtime.deleteProcessInstance(instance, "ended elsewhere")).join();
            context.getDbEntityManager().insert(new PropertyEntity(KEY, "1"));
            execution.setVariable("late", true);
        })).isInstanceOf(OptimisticLockingException.class);
        inCommand(context -> assertThat(context.getPropertyManager().findPropertyById(KEY)).isNull());
    }

    @Test
    @DisplayName("行已被另一事务改过：同样是先后之争")
    void changedElsewhere() {
        inCommand(context -> context.getExecutionManager().findExecutionById(instance).setVariable("n", 0));
        assertThatThrownBy(() -> inCommand(context -> {
            var execution = context.getExecutionManager().findExecutionById(instance);
            execution.getVariable("n");
            CompletableFuture.runAsync(() -> runtime.setVariable(instance, "n", 1)).join();
            context.getDbEntityManager().insert(new PropertyEntity(KEY, "1"));
            execution.setVariable("n", 2);
        })).isInstanceOf(OptimisticLockingException.class);
        assertThat(runtime.getVariable(instance, "n")).isEqualTo(1);
    }

    private void inCommand(Consumer<CommandContext> deed) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
            deed.accept(context);
            return null;
        });
    }
}
