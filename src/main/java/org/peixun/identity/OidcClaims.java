package org.peixun.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.shared.RequestRefused;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** What the provider says of a person, in our words. Whatever the settings do not translate is refused. */
@Component
class OidcClaims {

    private final OidcSettings settings;
    private final Map<String, Role> roles;
    private final Map<String, String> jurisdictions;
    private final Jurisdictions known;

    OidcClaims(OidcSettings settings, Jurisdictions known) {
        this.settings = settings;
        this.roles = settings.roleOfValue();
        this.jurisdictions = settings.jurisdictionOfValue();
        this.known = known;
    }

    /** @return the account's name, blank when the provider names none */
    String account(OidcUser person) {
        return Objects.toString(person.getClaims().get(settings.accountClaim()), "").strip();
    }

    String name(OidcUser person) {
        return Objects.toString(person.getClaims().get(settings.nameClaim()), "").strip();
    }

    /** @throws RequestRefused 403 for a role or jurisdiction that is not ours */
    Set<Grant> grants(OidcUser person) {
        List<String> held = texts(person.getClaims().get(settings.roleClaim()));
        if (held.isEmpty()) {
            throw RequestRefused.forbidden("统一身份认证没有给出您的角色。请联系本单位安全管理员核对授权。");
        }
        String jurisdiction = jurisdiction(person);
        return held.stream().map(value -> grant(value, jurisdiction)).collect(Collectors.toSet());
    }

    /** Whether the provider has asked for a second factor itself; said by the signed token only. */
    boolean strong(OidcUser person) {
        return texts(person.getIdToken().getClaims().get("amr")).stream().anyMatch(settings.strongMethods()::contains)
                || texts(person.getIdToken().getClaims().get("acr")).stream().anyMatch(settings.strongLevels()::contains);
    }

    private Grant grant(String value, String jurisdiction) {
        Role role = roles.get(value);
        if (role == null) {
            throw RequestRefused.forbidden("统一身份认证给出的角色“" + value + "”在本系统没有对应的角色。请联系本单位安全管理员核对授权。");
        }
        if (role == Role.APPLICANT) {
            throw RequestRefused.forbidden("申报人员账号须先由安全管理员开通并指定所属机构，再以统一身份认证登录。请联系主管部门安全管理员。");
        }
        return new Grant(role, jurisdiction, null);
    }

    private String jurisdiction(OidcUser person) {
        String value = Objects.toString(person.getClaims().get(settings.jurisdictionClaim()), "").strip();
        String wanted = jurisdictions.getOrDefault(value, value);
        return Stream.concat(Stream.of(known.city()), known.counties().stream())
                .filter(one -> one.code().equals(wanted) || one.name().equals(wanted)).map(Jurisdiction::code).findFirst()
                .orElseThrow(() -> RequestRefused.forbidden(value.isEmpty()
                        ? "统一身份认证没有给出您的辖区。请联系本单位安全管理员核对授权。"
                        : "统一身份认证给出的辖区“" + value + "”在本系统没有对应的辖区。请联系本单位安全管理员核对授权。"));
    }

    private static List<String> texts(Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim == null || claim.toString().isBlank() ? List.of() : List.of(claim.toString());
    }
}
