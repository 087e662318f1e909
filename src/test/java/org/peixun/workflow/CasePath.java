package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The way a case has gone, by the engine's own record; failing assertions show the whole way. */
@Component
public class CasePath {

    private final HistoryService history;
    private final TaskService tasks;

    CasePath(HistoryService history, TaskService tasks) {
        this.history = history;
        this.tasks = tasks;
    }

    public Way of(String caseNumber) {
        List<String> passed = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list()
                .stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .orderByHistoricActivityInstanceStartTime().asc()
                        .list().stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
        List<String> waiting = tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(Task::getTaskDefinitionKey).toList();
        return new Way(caseNumber, passed, waiting);
    }

    public record Way(String caseNumber, List<String> passed, List<String> waitingAt) {

        public Way passed(String... elements) {
            assertThat(passed).as(caseNumber + " 走过的环节").contains(elements);
            return this;
        }

        public Way notPassed(String... elements) {
            assertThat(passed).as(caseNumber + " 走过的环节").doesNotContain(elements);
            return this;
        }

        public Way waitsAt(String... userTasks) {
            assertThat(waitingAt).as(caseNumber + " 等待的环节，走过 " + passed).containsExactlyInAnyOrder(userTasks);
            return this;
        }

        public Way ended() {
            return waitsAt();
        }
    }
}
