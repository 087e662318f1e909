package org.peixun.workflow;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.People;
import org.peixun.identity.UserList;

/**
 * Our people, queues and jurisdictions as the engine's users, groups and tenants, to read only: the engine's own tables
 * stay empty, and what would write them (the set-up page of CVE-2026-77226 first of all) has nothing to write with.
 */
final class EngineIdentityProvider implements ReadOnlyIdentityProvider {

    private final People people;
    private final UserList userList;
    private final EngineGroups groups;

    EngineIdentityProvider(People people, UserList userList, EngineGroups groups) {
        this.people = people;
        this.userList = userList;
        this.groups = groups;
    }

    @Override
    public User findUserById(String userId) {
        return createUserQuery(Context.getCommandContext()).userId(userId).singleResult();
    }

    @Override
    public Group findGroupById(String groupId) {
        return createGroupQuery(Context.getCommandContext()).groupId(groupId).singleResult();
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return createTenantQuery(Context.getCommandContext()).tenantId(tenantId).singleResult();
    }

    @Override
    public UserQuery createUserQuery() {
        return new EngineIdentityQueries.Users(executor(), this);
    }

    @Override
    public UserQuery createUserQuery(CommandContext commandContext) {
        return new EngineIdentityQueries.Users(null, this);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new EngineIdentityQueries.Groups(executor(), this);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext commandContext) {
        return new EngineIdentityQueries.Groups(null, this);
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new EngineIdentityQueries.Tenants(executor(), this);
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext commandContext) {
        return new EngineIdentityQueries.Tenants(null, this);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("不支持按语句查询用户。");
    }

    /** Nobody signs in here; the webapps open with our own sign-in. */
    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    /** Operators, and our own calls, see everybody; whoever works tasks in Tasklist sees the colleagues of the same queues. */
    boolean shows(String userId) {
        Authentication person = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        return person == null || person.getUserId() == null || person.getUserId().equals(userId)
                || person.getGroupIds().contains(EngineGroups.OPERATORS)
                || person.getGroupIds().stream().flatMap(group -> people.membersOf(group).stream()).anyMatch(one -> one.userId().equals(userId));
    }

    List<User> user(String userId) {
        return people.find(userId).map(EngineIdentityProvider::user).stream().toList();
    }

    List<User> members(String group) {
        return people.membersOf(group).stream().map(EngineIdentityProvider::user).toList();
    }

    List<User> users() {
        return userList.enabled().stream().map(EngineIdentityProvider::user).toList();
    }

    List<Group> groupsOf(String userId) {
        return people.find(userId).isEmpty()
                ? List.of()
                : groups.groupsOf(people.actor(userId)).stream().map(this::group).toList();
    }

    List<Group> allGroups() {
        return groups.queues().stream().map(this::group).toList();
    }

    Group group(String id) {
        var group = new GroupEntity(id);
        group.setName(switch (id) {
            case EngineGroups.OPERATORS -> "流程引擎运维";
            case EngineGroups.OFFICERS -> "任务列表使用人员";
            default -> people.groupLabel(id);
        });
        group.setType("WORKFLOW");
        return group;
    }

    List<Tenant> tenantsOf(String userId) {
        if (people.find(userId).isEmpty()) {
            return List.of();
        }
        List<String> codes = groups.tenantsOf(people.actor(userId));
        return allTenants().stream().filter(tenant -> codes.contains(tenant.getId())).toList();
    }

    List<Tenant> allTenants() {
        return groups.tenants().stream().map(EngineIdentityProvider::tenant).toList();
    }

    private static User user(People.Person person) {
        var user = new UserEntity(person.userId());
        user.setFirstName(person.name());
        user.setLastName("");
        user.setEmail(person.email());
        return user;
    }

    private static Tenant tenant(Jurisdiction jurisdiction) {
        var tenant = new TenantEntity(jurisdiction.code());
        tenant.setName(jurisdiction.name());
        return tenant;
    }

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
