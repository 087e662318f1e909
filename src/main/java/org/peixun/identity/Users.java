package org.peixun.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.RequestRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens, closes and changes accounts. Each change is audited with before and after; a right that is taken ends the
 * person's sessions.
 */
@Service
public class Users {

    private final StoredAccounts accounts;
    private final PasswordRules passwordRules;
    private final GrantRules grantRules;
    private final Jurisdictions jurisdictions;
    private final People people;
    private final ProviderLinks links;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Users(StoredAccounts accounts, PasswordRules passwordRules, GrantRules grantRules, Jurisdictions jurisdictions, People people, ProviderLinks links,
            AuditTrail audit, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwordRules = passwordRules;
        this.grantRules = grantRules;
        this.jurisdictions = jurisdictions;
        this.people = people;
        this.links = links;
        this.audit = audit;
        this.events = events;
    }

    /**
     * @return the password, the given one or the generated
     * @throws RequestRefused 400 for a wrong name, password or combination of roles, 409 for a name that is taken
     */
    @Transactional
    public String create(NewUser user, Actor by) {
        String password = user.password() == null ? PasswordRules.oneTime() : user.password();
        if (user.password() != null) {
            passwordRules.check(user.userId(), password);
        }
        insert(List.of(new NewUser(
                user.userId(), user.name(), user.email(), password, user.grants(), user.mustChangePassword())));
        record(by, "identity.userCreated", "开通账号 " + user.userId() + "（" + user.name() + "）。", Map.of(
                "姓名", new AuditTrail.Change(null, user.name()),
                "角色", new AuditTrail.Change(null, labels(user.grants()))));
        return password;
    }

    /** Many at once, for a first load: one audit entry names their number. */
    @Transactional
    public void createAll(Collection<NewUser> users, Actor by) {
        insert(users);
        record(by, "identity.usersCreated", "批量开通账号" + users.size() + "个。", Map.of());
    }

    /** Ends the person's sessions when disabled. */
    @Transactional
    public void setEnabled(String userId, boolean enabled, Actor by) {
        refuseOwn(userId, by);
        boolean before = accounts.lock(userId);
        if (before == enabled) {
            return;
        }
        accounts.setEnabled(userId, enabled);
        record(by, enabled ? "identity.userEnabled" : "identity.userDisabled",
                (enabled ? "启用账号 " : "停用账号 ") + userId + "。",
                Map.of("状态", new AuditTrail.Change(state(before), state(enabled))));
        events.publishEvent(new RightsChanged(userId));
    }

    /**
     * The same for an administrator who has seen the roles before: what another one changed meanwhile is not undone unseen.
     *
     * @param seen {@link Grant#asSeen} of what the page showed; {@code null} from a page that did not say
     * @throws RequestRefused 409 with the roles as they are now, or when the provider's claims decide them
     */
    @Transactional
    public void setGrants(String userId, String seen, Set<Grant> grants, Actor by) {
        accounts.lock(userId);
        links.refuseOpened(userId);
        Set<Grant> now = people.actor(userId).grants();
        if (seen != null && !seen.equals(Grant.asSeen(now))) {
            throw RequestRefused.conflict("角色：您打开页面以后，该账号的角色已由他人调整，现为" + (now.isEmpty() ? "没有角色" : labels(now))
                    + "。请核对下列填写的内容，确需调整的再次保存。");
        }
        setGrants(userId, grants, by);
    }

    /** Replaces all roles; the person signs in again to have them. */
    @Transactional
    public void setGrants(String userId, Set<Grant> grants, Actor by) {
        refuseOwn(userId, by);
        grantRules.check(grants);
        accounts.lock(userId);
        Set<Grant> before = people.actor(userId).grants();
        if (before.equals(grants)) {
            return;
        }
        accounts.setGrants(userId, grants);
        record(by, "identity.rolesChanged", "调整账号 " + userId + " 的角色。",
                Map.of("角色", new AuditTrail.Change(labels(before), labels(grants))));
        events.publishEvent(new RightsChanged(userId));
    }

    /** @return the one-time password, told once; it has to be changed at the next sign-in */
    @Transactional
    public String resetPassword(String userId, IdentityProof proof, Actor by) {
        refuseOwn(userId, by);
        IdentityProof.require(proof);
        String password = PasswordRules.oneTime();
        accounts.setPassword(userId, password, true);
        record(by, "identity.passwordReset", "重置账号 " + userId + " 的密码，下次登录须修改。",
                Map.of("身份核实", new AuditTrail.Change(null, proof.label())));
        events.publishEvent(new RightsChanged(userId));
        return password;
    }

    /** For {@link FirstAdministrator}: what was generated before cannot be read any more. @return the new one */
    String renewFirstPassword(String userId) {
        accounts.lock(userId);
        String password = PasswordRules.oneTime();
        accounts.setPassword(userId, password, true);
        record(Actor.SYSTEM, "identity.passwordReset", "账号 " + userId + " 还没有用过，重新生成一次性口令，原来的作废。", Map.of());
        return password;
    }

    /** For {@link OwnPassword}. Ends all sessions that were opened with the old one. */
    @Transactional
    public void changePassword(String userId, String fresh) {
        accounts.lock(userId);
        accounts.setPassword(userId, fresh, false);
        record(people.actor(userId), "identity.passwordChanged", "修改本人密码。", Map.of());
        events.publishEvent(new RightsChanged(userId));
    }

    private void insert(Collection<NewUser> users) {
        users.forEach(this::check);
        accounts.insert(users);
    }

    private void check(NewUser user) {
        if (user.userId() == null || !user.userId().matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")) {
            throw RequestRefused.badInput("用户名：须以字母或者数字开头，只含字母、数字和 . _ @ -，不超过64个字符。请修改后重新提交。");
        }
        if (Actor.withoutAccount(user.userId())) {
            throw RequestRefused.badInput("用户名：“" + user.userId() + "”由系统自身使用（system、public、anonymous，不区分大小写）。请换一个用户名。");
        }
        UserFacts.check(user.name(), user.email());
        grantRules.check(user.grants());
    }

    private String labels(Set<Grant> grants) {
        return grants.stream()
                .map(grant -> grant.role().label() + "（" + jurisdictions.name(grant.jurisdiction())
                        + (grant.institutionId() == null ? "" : "，机构" + grant.institutionId()) + "）")
                .sorted().collect(Collectors.joining("、"));
    }

    private void record(Actor by, String action, String summary, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(null, null, by.userId(), by.name(), action, summary, changes));
    }

    static void refuseOwn(String userId, Actor by) {
        if (by.userId().equals(userId)) {
            throw RequestRefused.forbidden("不得变更本人账号的姓名、邮箱、状态、角色，不得重置本人的密码和动态口令。请由另一名安全管理员办理；修改本人密码请用“修改密码”。");
        }
    }

    static RequestRefused unknown(String userId) {
        return RequestRefused.notFound("没有找到账号 " + userId + "。请返回用户列表核对。");
    }

    private static String state(boolean enabled) {
        return enabled ? "启用" : "停用";
    }
}
