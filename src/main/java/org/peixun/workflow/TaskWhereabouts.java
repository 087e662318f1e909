package org.peixun.workflow;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.peixun.identity.People;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;

/** Says in a sentence who has a task or where it went, for the one who came second. */
@Component
class TaskWhereabouts {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final TaskService tasks;
    private final HistoryService history;
    private final People people;

    TaskWhereabouts(TaskService tasks, HistoryService history, People people) {
        this.tasks = tasks;
        this.history = history;
        this.people = people;
    }

    String of(String taskId) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
        if (task == null) {
            return "没有找到该待办事项。请刷新列表。";
        }
        if (task.getEndTime() == null) {
            return task.getAssignee() == null
                    ? "“" + TaskName.step(task.getName()) + "”已退回待认领。请刷新页面后认领。"
                    : "“" + TaskName.step(task.getName()) + "”已由" + name(task.getAssignee()) + "认领，正在办理。如需接办，请与其联系转办。";
        }
        String by = task.getAssignee() == null ? "" : "由" + name(task.getAssignee());
        String at = MINUTE.format(ZonedDateTime.ofInstant(task.getEndTime().toInstant(), Zone.CHINA));
        return "“" + TaskName.step(task.getName()) + "”已" + by + "于" + at + "办结，" + now(task.getProcessInstanceId());
    }

    private String now(String processInstanceId) {
        Task next = tasks.createTaskQuery().processInstanceId(processInstanceId).active().listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
        return next == null ? "目前没有待办环节。请打开事项页面查看结果。" : "现处于“" + TaskName.step(next.getName()) + "”环节。请打开事项页面查看。";
    }

    private String name(String userId) {
        return people.find(userId).map(People.Person::name).orElse(userId);
    }
}
