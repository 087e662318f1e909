package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The way a case has gone, by the sequence flows it took; failing assertions show the whole way. */
@Component
public class CasePath {

    private final RepositoryService models;
    private final TaskService tasks;
    private final JdbcClient jdbc;

    CasePath(RepositoryService models, TaskService tasks, JdbcClient jdbc) {
        this.models = models;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    private record Taken(String processDefinitionId, String flowId) {}

    public Way of(String caseNumber) {
        List<String> passed = jdbc.sql("SELECT process_definition_id, flow_id FROM flow_taken WHERE case_number = ? ORDER BY id")
                .param(caseNumber).query(Taken.class).list().stream().flatMap(this::ends).distinct().toList();
        List<String> waiting = tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(Task::getTaskDefinitionKey).toList();
        return new Way(caseNumber, passed, waiting);
    }

    /** A flow that leaves a boundary event tells that it fired. */
    private Stream<String> ends(Taken taken) {
        SequenceFlow flow = models.getBpmnModelInstance(taken.processDefinitionId()).getModelElementById(taken.flowId());
        return Stream.of(flow.getSource().getId(), flow.getTarget().getId());
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
