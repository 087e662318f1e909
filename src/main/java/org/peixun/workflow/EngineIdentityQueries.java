package org.peixun.workflow;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's three identity queries. The narrow conditions go to our tables, the rest is sifted from the list. */
final class EngineIdentityQueries {

    private EngineIdentityQueries() {}

    static final class Users extends UserQueryImpl {

        private final transient EngineIdentityProvider provider;

        Users(CommandExecutor executor, EngineIdentityProvider provider) {
            super(executor);
            this.provider = provider;
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return found().skip(getFirstResult()).limit(getMaxResults()).toList();
        }

        private Stream<User> found() {
            List<User> start = id != null ? provider.user(id) : groupId != null ? provider.members(groupId) : provider.users();
            List<String> ofGroup = groupId != null && id != null
                    ? provider.members(groupId).stream().map(User::getId).toList() : null;
            return start.stream()
                    .filter(user -> provider.shows(user.getId()))
                    .filter(user -> ofGroup == null || ofGroup.contains(user.getId()))
                    .filter(user -> ids == null || List.of(ids).contains(user.getId()))
                    .filter(user -> firstName == null || firstName.equals(user.getFirstName()))
                    .filter(user -> lastName == null || lastName.equals(user.getLastName()))
                    .filter(user -> email == null || email.equals(user.getEmail()))
                    .filter(user -> like(firstNameLike, user.getFirstName()))
                    .filter(user -> like(lastNameLike, user.getLastName()))
                    .filter(user -> like(emailLike, user.getEmail()))
                    .filter(user -> tenantId == null || provider.tenantsOf(user.getId()).stream()
                            .anyMatch(tenant -> tenant.getId().equals(tenantId)));
        }
    }

    static final class Groups extends GroupQueryImpl {

        private final transient EngineIdentityProvider provider;

        Groups(CommandExecutor executor, EngineIdentityProvider provider) {
            super(executor);
            this.provider = provider;
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return found().skip(getFirstResult()).limit(getMaxResults()).toList();
        }

        private Stream<Group> found() {
            List<Group> start = userId != null ? provider.groupsOf(userId) : provider.allGroups();
            return start.stream()
                    .filter(group -> userId == null || provider.shows(userId))
                    .filter(group -> id == null || id.equals(group.getId()))
                    .filter(group -> ids == null || List.of(ids).contains(group.getId()))
                    .filter(group -> name == null || name.equals(group.getName()))
                    .filter(group -> type == null || type.equals(group.getType()))
                    .filter(group -> like(nameLike, group.getName()))
                    .filter(group -> tenantId == null || group.getId().endsWith("-" + tenantId));
        }
    }

    static final class Tenants extends TenantQueryImpl {

        private final transient EngineIdentityProvider provider;

        Tenants(CommandExecutor executor, EngineIdentityProvider provider) {
            super(executor);
            this.provider = provider;
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return found().skip(getFirstResult()).limit(getMaxResults()).toList();
        }

        private Stream<Tenant> found() {
            List<Tenant> start = userId != null ? provider.tenantsOf(userId) : provider.allTenants();
            return start.stream()
                    .filter(tenant -> id == null || id.equals(tenant.getId()))
                    .filter(tenant -> ids == null || List.of(ids).contains(tenant.getId()))
                    .filter(tenant -> name == null || name.equals(tenant.getName()))
                    .filter(tenant -> like(nameLike, tenant.getName()))
                    .filter(tenant -> groupId == null || groupId.endsWith("-" + tenant.getId()));
        }
    }

    /** SQL's LIKE with {@code %} and {@code _}. */
    private static boolean like(String pattern, String text) {
        if (pattern == null) {
            return true;
        }
        String regex = pattern.codePoints()
                .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return text != null && text.matches("(?is)" + regex);
    }
}
