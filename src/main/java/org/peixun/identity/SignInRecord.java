package org.peixun.identity;

import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.Chars;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins in the audit trail, successful or not (GB/T 22239-2019 8.1.4.3); each its own transaction. */
@Component
class SignInRecord {

    private final AuditTrail audit;
    private final People people;

    SignInRecord(AuditTrail audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    @Transactional
    public void succeeded(Actor actor) {
        record(actor.userId(), actor.name(), "identity.signedIn", "登录成功。");
    }

    /** A session that reaches nothing before the second step. */
    @Transactional
    public void passwordAccepted(Actor actor) {
        record(actor.userId(), actor.name(), "identity.passwordAccepted", "密码正确，等待动态口令。");
    }

    @Transactional
    public void succeededByProvider(Actor actor, boolean secondFactor) {
        record(actor.userId(), actor.name(), "identity.signedIn",
                "以统一身份认证登录成功" + (secondFactor ? "，对方已核验第二要素。" : "。"));
    }

    @Transactional
    public void providerAccepted(Actor actor) {
        record(actor.userId(), actor.name(), "identity.passwordAccepted", "统一身份认证通过，等待动态口令。");
    }

    /** @param account as the provider names it: there may be none of that name */
    @Transactional
    public void oidcRefused(String account, String reason) {
        String known = Chars.shortened(account, 64);
        record(known, nameOf(known), "identity.signInRefused", "以统一身份认证登录被拒绝：" + Chars.shortened(reason, 200));
    }

    @Transactional
    public void recoveryCodeUsed(String userId) {
        record(userId, nameOf(userId), "identity.recoveryCodeUsed", "以恢复码代替动态口令。");
    }

    @Transactional
    public void codeFailed(String userId, boolean locked) {
        record(userId, nameOf(userId), locked ? "identity.accountLocked" : "identity.codeFailed",
                locked ? "动态口令连续输错，账号已暂时锁定。" : "动态口令或者恢复码不正确，或者已经用过。");
    }

    @Transactional
    public void failed(String userId, boolean locked) {
        record(userId, nameOf(userId), locked ? "identity.accountLocked" : "identity.signInFailed",
                locked ? "密码连续输错，账号已暂时锁定。" : "登录失败：密码不正确。");
    }

    @Transactional
    public void refused(String userId) {
        record(userId, nameOf(userId), "identity.signInRefused", "登录被拒绝：账号已停用或者处于锁定期。");
    }

    private String nameOf(String userId) {
        return people.find(userId).map(People.Person::name).orElse(userId);
    }

    private void record(String userId, String name, String action, String summary) {
        audit.record(new AuditTrail.Entry(null, null, userId, name, action, summary, Map.of()));
    }
}
