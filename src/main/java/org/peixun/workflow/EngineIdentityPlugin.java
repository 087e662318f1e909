package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.peixun.identity.People;
import org.peixun.identity.UserList;
import org.springframework.stereotype.Component;

/** Our people instead of the engine's, and what a candidate or holder of a task may do with it. */
@Component
class EngineIdentityPlugin extends AbstractProcessEnginePlugin {

    private final People people;
    private final UserList userList;
    private final EngineGroups groups;

    EngineIdentityPlugin(People people, UserList userList, EngineGroups groups) {
        this.people = people;
        this.userList = userList;
        this.groups = groups;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(new Factory());
        configuration.setResourceAuthorizationProvider(new TaskAuthorizations());
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setAdminGroups(new ArrayList<>(List.of(EngineGroups.OPERATORS)));
        configuration.setUserResourceWhitelistPattern("[A-Za-z0-9][A-Za-z0-9._@-]*");
        configuration.setGroupResourceWhitelistPattern("[A-Za-z0-9][A-Za-z0-9-]*");
        configuration.setTenantResourceWhitelistPattern("[A-Za-z0-9][A-Za-z0-9-]*");
    }

    private final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new EngineIdentityProvider(people, userList, groups);
        }
    }
}
