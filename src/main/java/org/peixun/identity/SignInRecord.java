package org.peixun.identity;

import java.time.Clock;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.Chars;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins in the audit trail, successful or not, and sign-outs (GB/T 22239-2019 8.1.4.3). Of the failures of an account a bounded number a
 * minute: anybody may try, and nothing is ever taken out of the trail.
 */
@Component
class SignInRecord {

    private final AuditTrail audit;
    private final People people;
    private final AccessSettings settings;
    private final PerMinute perMinute;

    SignInRecord(AuditTrail audit, People people, AccessSettings settings, Clock clock) {
        this.audit = audit;
        this.people = people;
        this.settings = settings;
        this.perMinute = new PerMinute(clock);
    }

    @Transactional
    public void succeeded(Actor actor) {
        record(actor.userId(), actor.name(), "identity.signedIn", "登录成功。");
    }

    @Transactional
    public void signedOut(Actor actor, String why) {
        record(actor.userId(), actor.name(), "identity.signedOut", why);
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
        failure(known, "identity.signInRefused", "以统一身份认证登录被拒绝：" + Chars.shortened(reason, 200));
    }

    @Transactional
    public void recoveryCodeUsed(String userId) {
        record(userId, nameOf(userId), "identity.recoveryCodeUsed", "以恢复码代替动态口令。");
    }

    @Transactional
    public void codeFailed(String userId, boolean locked) {
        if (locked) {
            record(userId, nameOf(userId), "identity.accountLocked", "动态口令连续输错，账号已暂时锁定。");
        } else {
            failure(userId, "identity.codeFailed", "动态口令或者恢复码不正确，或者已经用过。");
        }
    }

    @Transactional
    public void failed(String userId, boolean locked) {
        if (locked) {
            record(userId, nameOf(userId), "identity.accountLocked", "密码连续输错，账号已暂时锁定。");
        } else {
            failure(userId, "identity.signInFailed", "登录失败：密码不正确。");
        }
    }

    @Transactional
    public void refused(String userId) {
        failure(userId, "identity.signInRefused", "登录被拒绝：账号已停用或者处于锁定期。");
    }

    private void failure(String userId, String action, String summary) {
        int number = perMinute.next(userId);
        if (number <= settings.refusalsPerMinute()) {
            record(userId, nameOf(userId), action, summary
                    + (number == settings.refusalsPerMinute() ? "本分钟内其后的失败不再逐条记录。" : ""));
        }
    }

    private String nameOf(String userId) {
        return people.find(userId).map(People.Person::name).orElse(userId);
    }

    private void record(String userId, String name, String action, String summary) {
        audit.record(new AuditTrail.Entry(null, null, userId, name, action, summary, Map.of()));
    }
}
