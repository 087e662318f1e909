package org.peixun.identity;

import java.time.Clock;
import org.peixun.shared.RequestRefused;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** From the verified token to a person with an account; a refusal is audited and told in its own words. */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** The error code of a refusal of ours. */
    static final String REFUSED = "refused";

    private final OidcUserService provider = impatient();
    private final OidcAccounts accounts;
    private final OidcClaims claims;
    private final SignInRecord record;
    private final Clock clock;

    OidcPeople(OidcAccounts accounts, OidcClaims claims, SignInRecord record, Clock clock) {
        this.accounts = accounts;
        this.claims = claims;
        this.record = record;
        this.clock = clock;
    }

    private static OidcUserService impatient() {
        var requests = new RestTemplate(OidcConfiguration.impatient());
        requests.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var facts = new DefaultOAuth2UserService();
        facts.setRestOperations(requests);
        var service = new OidcUserService();
        service.setOauth2UserService(facts);
        return service;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser person = provider.loadUser(request);
        try {
            return new OidcPerson(person, accounts.of(person), claims.strong(person), clock.instant());
        } catch (RequestRefused refused) {
            String account = claims.account(person);
            record.oidcRefused(account.isEmpty() ? person.getSubject() : account, refused.getMessage());
            throw new OAuth2AuthenticationException(new OAuth2Error(REFUSED, refused.getMessage(), null), refused);
        }
    }
}
