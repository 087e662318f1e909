package org.peixun.workflow;

import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.peixun.form.Forms;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/**
 * The one way in which a user task ends. Our page, Tasklist and the webapps' REST all become one of two engine
 * commands; here the values are checked against the task's form, the feature carries the decision out, and the engine
 * gets the gateway answers alone: opinions and reasons never become process variables.
 */
@Component
class CompletionInterceptor extends CommandInterceptor {

    private final CaseTypes types;
    private final Forms forms;
    private final CurrentActor currentActor;

    CompletionInterceptor(CaseTypes types, Forms forms, CurrentActor currentActor) {
        this.types = types;
        this.forms = forms;
        this.currentActor = currentActor;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        if (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
            return (T) next.execute(answered(CommandFields.of(command)));
        }
        return next.execute(command);
    }

    private CompleteTaskCmd answered(CommandFields submitted) {
        try {
            return new CompleteTaskCmd(submitted.taskId(), answers(submitted));
        } catch (RequestRefused refusal) {
            // the engine's REST answers this exception with 400 and its message; our façade unpacks the refusal
            throw new FormFieldValidationException(refusal, refusal.getMessage(), refusal);
        }
    }

    private Map<String, Object> answers(CommandFields submitted) {
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(submitted.taskId());
        if (task == null) {
            throw RequestRefused.conflict("该事项已经办结或撤回，无需再次办理。请刷新列表。");
        }
        Context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
        Actor actor = currentActor.get();
        if (task.getAssignee() != null && !task.getAssignee().equals(actor.userId())) {
            throw RequestRefused.conflict("该事项正由其他人员办理，您不能提交。请刷新页面查看办理人。");
        }
        String caseType = ModelNames.caseType(task.getProcessDefinitionId());
        String stepKey = ModelNames.stepKey(task.getTaskDefinitionKey());
        Map<String, Object> values = SubmittedValues.plain(submitted.values());
        var problems = forms.form(ModelNames.formId(caseType, stepKey)).check(values);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        return types.byId(caseType)
                .complete(new TaskSubmission(
                        task.getId(), task.getExecution().getProcessBusinessKey(), stepKey, actor, values));
    }
}
