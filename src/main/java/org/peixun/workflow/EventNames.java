package org.peixun.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.springframework.stereotype.Component;

/** What the models call their events. Read once for each deployed version, which never changes. */
@Component
public class EventNames {

    private final RepositoryService repository;
    private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

    EventNames(RepositoryService repository) {
        this.repository = repository;
    }

    /** @param definition id of the version by which the case runs @return e.g. 评价期满; the id itself when the model gives no name */
    public String of(String definition, String event) {
        return names.computeIfAbsent(definition, this::read).getOrDefault(event, event);
    }

    private Map<String, String> read(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(Event.class).stream()
                .filter(event -> event.getName() != null).collect(Collectors.toUnmodifiableMap(Event::getId, Event::getName));
    }
}
