package org.peixun.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 统一身份认证: off without an issuer. Lists of {@code value=meaning}, so that they fit into an environment variable.
 *
 * @param issuer exactly as the provider's metadata and tokens name it
 * @param accountClaim names the account here at the first sign-in; has to be one that people cannot choose themselves
 * @param roleClaim one value or several
 * @param jurisdictionClaim one value: a code or a name of ours, or what {@code jurisdictions} translates
 * @param roles {@code 经办=countyClerk}; what is not here is no role
 * @param jurisdictions {@code 371524000000=371524}
 * @param openAccounts whether somebody without an account gets one from the claims
 * @param strongMethods {@code amr} values that stand for a second factor (RFC 8176)
 * @param strongLevels {@code acr} values that do
 */
@ConfigurationProperties("peixun.oidc")
record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue("preferred_username") String accountClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue("roles") String roleClaim,
        @DefaultValue("jurisdiction") String jurisdictionClaim,
        @DefaultValue List<String> roles,
        @DefaultValue List<String> jurisdictions,
        @DefaultValue("false") boolean openAccounts,
        @DefaultValue("mfa") Set<String> strongMethods,
        @DefaultValue Set<String> strongLevels) {

    /** A mapping that cannot be read ends the start, not the first sign-in. */
    OidcSettings {
        roleOfValue(roles);
        pairs(jurisdictions);
    }

    Map<String, Role> roleOfValue() {
        return roleOfValue(roles);
    }

    Map<String, String> jurisdictionOfValue() {
        return pairs(jurisdictions);
    }

    private static Map<String, Role> roleOfValue(List<String> roles) {
        var map = new LinkedHashMap<String, Role>();
        pairs(roles).forEach((value, group) -> map.put(value, Arrays.stream(Role.values())
                .filter(role -> role.group().equals(group)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("peixun.oidc.roles：没有角色 " + group))));
        return map;
    }

    private static Map<String, String> pairs(List<String> texts) {
        var map = new LinkedHashMap<String, String>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("peixun.oidc：“" + text + "”须写成 值=含义");
            }
            map.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
        return map;
    }
}
