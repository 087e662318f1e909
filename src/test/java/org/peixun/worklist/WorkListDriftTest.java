package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.workflow.TaskEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("待办列表与引擎核对")
class WorkListDriftTest {

    private static final Instant DUE = Instant.parse("2026-05-12T09:30:00Z");

    @Autowired
    WorkListDrift drift;

    @Autowired
    TaskService engine;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    @DisplayName("一致的不报; 缺的、多的、办理人和期限不同的都报出来")
    void findsEachKind() {
        inEngine("drift-same", null);
        listed("drift-same");
        inEngine("drift-holder", "某甲");
        listed("drift-holder");
        inEngine("drift-missing", null);
        listed("drift-extra");
        assertThat(drift.find()).filteredOn(found -> found.taskId().startsWith("drift-"))
                .containsExactlyInAnyOrder(
                        new WorkListDrift.Drift("drift-missing", "引擎中有，待办列表中没有"),
                        new WorkListDrift.Drift("drift-extra", "待办列表中有，引擎中没有"),
                        new WorkListDrift.Drift("drift-holder", "办理人不同：引擎 某甲，待办列表 null"));
    }

    private void inEngine(String id, String holder) {
        Task task = engine.newTask(id);
        task.setAssignee(holder);
        task.setDueDate(Date.from(DUE));
        engine.saveTask(task);
    }

    private void listed(String id) {
        events.publishEvent(new TaskEvent.Created(id, "核对2026-00001", "classFiling", "acceptFiling", "受理备案",
                "countyClerk-371524", "371524", DUE.minusSeconds(3600), DUE, 50));
    }
}
