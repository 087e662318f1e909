package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** The way a case has gone, by the engine's own record; failing assertions show the whole way. */
@Component
public class CasePath {

    private final HistoryService history;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final Set<String> reached = new HashSet<>();

    CasePath(HistoryService history, TaskService tasks, RepositoryService repository) {
        this.history = history;
        this.tasks = tasks;
        this.repository = repository;
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
        reached.addAll(passed);
        List<String> waiting = tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(Task::getTaskDefinitionKey).toList();
        return new Way(caseNumber, passed, waiting);
    }

    /** Ids of end and boundary events of the newest model that none of the ways asked for so far has come to. */
    public Collection<String> notReached(String processId) {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(processId).latestVersion().singleResult();
        var model = repository.getBpmnModelInstance(definition.getId());
        Set<String> missing = new LinkedHashSet<>();
        model.getModelElementsByType(EndEvent.class).stream().map(FlowElement::getId).forEach(missing::add);
        model.getModelElementsByType(BoundaryEvent.class).stream().map(FlowElement::getId).forEach(missing::add);
        missing.removeAll(reached);
        return missing;
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
