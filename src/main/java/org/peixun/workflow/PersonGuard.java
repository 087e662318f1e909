package org.peixun.workflow;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.DirectFieldAccessor;

/**
 * For commands that come from a person in the webapps (ours run without an engine sign-in, or inside another command):
 * claiming is for oneself, changing the holder is giving back, what is acted on is visible, a failed job is tried again where it is
 * audited, and a list ends at the longest one that we give.
 */
class PersonGuard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl configuration;

    PersonGuard(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = configuration.getIdentityService().getCurrentAuthentication();
        boolean outermost = Context.getCommandContext() == null;
        if (outermost && person != null && person.getUserId() != null) {
            if (command instanceof AbstractQuery<?, ?> query && query.getMaxResults() > EngineHardeningPlugin.LONGEST_LIST) {
                query.setMaxResults(EngineHardeningPlugin.LONGEST_LIST);
            }
            if (command instanceof SetJobRetriesCmd) {
                throw new AuthorizationException("重试故障作业须记入审计，不在这里办理。请在系统的“故障作业”页面点“重试”。");
            }
            boolean assigns = command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd;
            if (assigns) {
                checkHolder(command, person.getUserId());
            }
            if (assigns || command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
                checkReach(command, person.getUserId());
            }
        }
        return next.execute(command);
    }

    /**
     * A task that the person does not see is not told apart from one that does not exist; otherwise the engine answers
     * with a fault of its own, in English. One whose case is paused stays as it is. One that is lent stays with whoever prepares the opinion until handed back. Only the holder gives back: whoever held
     * it before may still have the engine's right to.
     */
    private void checkReach(Command<?> command, String person) {
        String taskId = (String) new DirectFieldAccessor(command).getPropertyValue("taskId");
        Task task = taskId == null ? null : configuration.getTaskService().createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new AuthorizationException("没有找到该待办，可能已经办结，或者不属于您的辖区和岗位。请刷新列表后重新选择。");
        }
        boolean assigns = command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd;
        if (assigns && task.isSuspended()) {
            throw new AuthorizationException(TaskAccess.standsStill(TaskName.step(task.getName())));
        }
        if (assigns && task.getDelegationState() == DelegationState.PENDING) {
            throw new AuthorizationException("该待办由他人委派准备意见，不能退回待认领。请在办件页面填写意见后交回。");
        }
        if (assigns && holderOf(command) == null && !person.equals(task.getAssignee())) {
            throw new AuthorizationException("该待办不在您的手中，不能由您退回待认领。请刷新列表查看办理人。");
        }
    }

    /** The engine does not tell a command's holder otherwise; should the field ever go, this fails closed. */
    private static void checkHolder(Command<?> command, String person) {
        Object holder = holderOf(command);
        if (holder != null && !holder.equals(person)) {
            throw new AuthorizationException("只能由本人认领。需要交给他人办理的，请在办件页面转办。");
        }
    }

    private static Object holderOf(Command<?> command) {
        return new DirectFieldAccessor(command).getPropertyValue("userId");
    }
}
