package org.peixun.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.peixun.form.Forms;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
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
    private final TaskAccess taskAccess;
    private final TaskJournal journal;
    private final ObjectProvider<TaskOpinions> opinions;

    /** Looked up late: they use the engine that is being built. */
    CompletionInterceptor(CaseTypes types, Forms forms, CurrentActor currentActor, @Lazy TaskAccess taskAccess,
            @Lazy TaskJournal journal, ObjectProvider<TaskOpinions> opinions) {
        this.types = types;
        this.forms = forms;
        this.currentActor = currentActor;
        this.taskAccess = taskAccess;
        this.journal = journal;
        this.opinions = opinions;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        // handing a lent task back is one of its subclasses and decides nothing
        if (command instanceof CompleteTaskCmd && !(command instanceof ResolveTaskCmd) || command instanceof SubmitTaskFormCmd) {
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
        if (fromWebapp()) {
            // as our page does: whoever pauses the case waits, and finds the step that follows
            taskAccess.waitForOthers(submitted.taskId());
        }
        TaskEntity entity = Context.getCommandContext().getTaskManager().findTaskById(submitted.taskId());
        if (entity == null) {
            throw RequestRefused.conflict("该事项已经办结或撤回，无需再次办理。请刷新列表。");
        }
        Context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(entity));
        TaskAccess.checkRuns(TaskName.step(entity.getName()), entity.isSuspended());
        Actor actor = currentActor.get();
        String holder = entity.getAssignee();
        if (entity.getDelegationState() == DelegationState.PENDING) {
            throw RequestRefused.conflict("本事项已委派他人准备意见，交回以后由委派人决定，现在不能直接办结。受委派人请在办件页面填写后交回。");
        }
        TaskAtHand task = TaskAtHand.of(entity);
        if (holder != null && !taskAccess.acts(actor, task)) {
            throw RequestRefused.conflict("该事项正由其他人员办理，您不能提交。请刷新页面查看办理人。");
        }
        Map<String, Object> values = SubmittedValues.plain(submitted.values());
        var problems = forms.form(ModelNames.formId(task.caseType(), task.stepKey())).check(values);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        if (fromWebapp()) {
            List<String> missing = opinions.getObject().missing(task.id());
            if (!missing.isEmpty()) {
                throw RequestRefused.conflict("还没有收到" + String.join("、", missing) + "的加签意见。需要不等意见先行办理的，请在办件页面确认后提交。");
            }
        }
        Actor doer = taskAccess.as(actor, holder);
        if (doer != actor) {
            journal.doneFor(task.jurisdiction(), task.caseNumber(), task.name(), holder, doer);
        }
        // the right to the task was checked; what the decision asks of the engine beside it is no right of an officer's own
        Map<String, Object> answers = Context.getCommandContext().runWithoutAuthorization(() ->
                types.byId(task.caseType()).complete(new TaskSubmission(task.id(), task.caseNumber(), task.stepKey(), doer, values)));
        TaskOutcome.note(task.id(), answers, values);
        return answers;
    }

    /** Our own calls run without an engine sign-in. */
    static boolean fromWebapp() {
        var person = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        return person != null && person.getUserId() != null;
    }
}
