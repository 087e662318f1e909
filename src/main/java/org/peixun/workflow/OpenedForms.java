package org.peixun.workflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Tasklist shows when a task is opened. It names no case beside a form, so the form says which one it decides. It fills
 * fields with the process variables of the same name, so that the answer of an earlier step would stand chosen in the
 * next one's {@code decision}: a form opens as on our page, with what the case knows of it alone.
 */
@Component
class OpenedForms extends CommandInterceptor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CaseTypes types;

    OpenedForms(CaseTypes types) {
        this.types = types;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        // the engine's own answer first: it checks the right to the task
        T answer = next.execute(command);
        if (command instanceof GetTaskFormVariablesCmd asked) {
            return (T) known(task(asked.resourceId));
        }
        if (command instanceof GetDeployedTaskFormCmd) {
            return (T) headed((InputStream) answer, task((String) new DirectFieldAccessor(command).getPropertyValue("taskId")));
        }
        return answer;
    }

    private static TaskEntity task(String id) {
        return Context.getCommandContext().getTaskManager().findTaskById(id);
    }

    private VariableMap known(TaskEntity task) {
        return Variables.fromMap(types.byId(ModelNames.caseType(task.getProcessDefinitionId()))
                .known(task.getExecution().getProcessBusinessKey(), ModelNames.stepKey(task.getTaskDefinitionKey())));
    }

    private static InputStream headed(InputStream form, TaskEntity task) {
        ObjectNode schema = (ObjectNode) JSON.readTree(form);
        ((ArrayNode) schema.get("components")).insertObject(0)
                .put("type", "text").put("id", "Text_caseNumber").put("text", "事项编号：" + task.getExecution().getProcessBusinessKey());
        return new ByteArrayInputStream(JSON.writeValueAsBytes(schema));
    }
}
