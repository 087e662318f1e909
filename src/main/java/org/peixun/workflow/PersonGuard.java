package org.peixun.workflow;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;

/**
 * For commands that come from a person in the webapps (ours run without an engine sign-in, or inside another command):
 * claiming is for oneself, changing the holder is giving back, and a list ends at the longest one that we give.
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
            if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd) {
                checkHolder(command, person.getUserId());
            }
        }
        return next.execute(command);
    }

    /** The engine does not tell a command's holder otherwise; should the field ever go, this fails closed. */
    private static void checkHolder(Command<?> command, String person) {
        Object holder = new DirectFieldAccessor(command).getPropertyValue("userId");
        if (holder != null && !holder.equals(person)) {
            throw new AuthorizationException("只能由本人认领。需要交给他人办理的，请在办件页面转办。");
        }
    }
}
