package org.peixun.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose account a person of the provider uses. The first time an account of that name is taken over, its roles stay what
 * the security administrator gave; or one is opened from the claims, which then decide its roles at every sign-in. Wrong
 * passwords, which anybody may type, keep nobody out here.
 */
@Component
class OidcAccounts {

    private record Link(String userId, boolean opened) {}

    private final JdbcClient jdbc;
    private final OidcSettings settings;
    private final OidcClaims claims;
    private final Accounts accounts;
    private final Users users;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    OidcAccounts(JdbcClient jdbc, OidcSettings settings, OidcClaims claims, Accounts accounts, Users users, People people,
            AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.claims = claims;
        this.accounts = accounts;
        this.users = users;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws RequestRefused in words for the person; nothing is linked or opened then */
    @Transactional
    public Actor of(OidcUser person) {
        Link link = found(person).orElseGet(() -> first(person));
        if (!accounts.lock(link.userId()).enabled()) {
            throw RequestRefused.forbidden("账号 " + link.userId() + " 已停用。请联系本单位安全管理员。");
        }
        if (link.opened()) {
            users.setGrants(link.userId(), claims.grants(person), Actor.SYSTEM);
        }
        return people.actor(link.userId());
    }

    private Optional<Link> found(OidcUser person) {
        return jdbc.sql("SELECT user_id, opened FROM oidc_account WHERE issuer = ? AND subject = ?")
                .params(settings.issuer(), person.getSubject()).query(Link.class).optional();
    }

    private Link first(OidcUser person) {
        String name = claims.account(person);
        if (name.isEmpty()) {
            throw RequestRefused.forbidden("统一身份认证没有给出账号名，无法对应到本系统的账号。请联系本单位安全管理员。");
        }
        var existing = accounts.bySignInName(name);
        if (existing.isEmpty() && !settings.openAccounts()) {
            throw RequestRefused.forbidden("本系统没有账号“" + name + "”。请联系本单位安全管理员开通后再登录。");
        }
        String userId = existing.map(Accounts.Account::userId).orElseGet(() -> open(name, person));
        int linked = jdbc.sql("""
                        INSERT INTO oidc_account (issuer, subject, user_id, opened, linked_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(settings.issuer(), person.getSubject(), userId, existing.isEmpty(), Timestamp.from(clock.instant())).update();
        if (linked == 0) {
            throw RequestRefused.forbidden("账号“" + userId + "”已由另一个统一身份认证用户使用。请联系本单位安全管理员核对。");
        }
        audit.record(new AuditTrail.Entry(null, null, userId, people.find(userId).orElseThrow().name(),
                "identity.oidcLinked", "首次以统一身份认证登录，与账号 " + userId + " 关联。", Map.of()));
        return new Link(userId, existing.isEmpty());
    }

    /** Its password is known to nobody, until a security administrator resets it. */
    private String open(String name, OidcUser person) {
        Set<Grant> grants = claims.grants(person);
        String full = claims.name(person);
        users.create(new NewUser(name, full.isEmpty() ? name : full, null, null, grants, true), Actor.SYSTEM);
        return name;
    }
}
