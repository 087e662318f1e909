package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Sign-in by the provider's code flow. Only {@link SignedIn} or {@link HalfSignedIn} ever reach the session: what Spring
 * Security would keep of the provider, tokens included, is let go when the request is over.
 */
@Component
@ConditionalOnProperty("peixun.oidc.issuer")
class OidcSignIn {

    /** Of the session: why the sign-in failed, told once. */
    static final String PROBLEM = OidcSignIn.class.getName() + ".problem";

    /** Of the session: the provider has one of its own, which goes on after ours. */
    static final String BY_PROVIDER = OidcSignIn.class.getName() + ".byProvider";

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

    private final OidcPeople people;
    private final SecondFactors secondFactors;
    private final Accounts accounts;
    private final SignInRecord record;
    private final OwnSessions sessions;

    OidcSignIn(OidcPeople people, SecondFactors secondFactors, Accounts accounts, SignInRecord record,
            OwnSessions sessions) {
        this.people = people;
        this.secondFactors = secondFactors;
        this.accounts = accounts;
        this.record = record;
        this.sessions = sessions;
    }

    void applyTo(HttpSecurity http) {
        http.oauth2Login(login -> login
                .loginPage("/login")
                .userInfoEndpoint(userInfo -> userInfo.oidcUserService(people))
                .successHandler(this::succeeded)
                .failureHandler(this::failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(OidcSignIn.this::failed);
                        return filter;
                    }
                })
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                    @Override
                    public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
                        filter.setSecurityContextRepository(new NullSecurityContextRepository());
                        return filter;
                    }
                }));
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication proof)
            throws IOException {
        var person = (OidcPerson) proof.getPrincipal();
        Actor actor = person.actor();
        var place = SignInPlace.of(request);
        request.getSession().setAttribute(BY_PROVIDER, true);
        if (!person.strong() && secondFactors.asks(actor)) {
            record.providerAccepted(actor);
            var half = new HalfSignedIn(actor, person.since(), false);
            half.setDetails(place);
            SessionOpening.open(half, request, response);
            response.sendRedirect(request.getContextPath() + SecondStep.PAGE);
            return;
        }
        accounts.succeeded(actor.userId(), person.since());
        record.succeededByProvider(actor, person.strong());
        var in = new SignedIn(actor, person.since(), false);
        in.setDetails(place);
        sessions.makeRoom(actor, request.getSession().getId());
        SessionOpening.open(in, request, response);
        response.sendRedirect(SessionOpening.target(request, response));
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean ours = failure instanceof OAuth2AuthenticationException told
                && OidcPeople.REFUSED.equals(told.getError().getErrorCode());
        if (!ours) {
            log.warn("sign-in by the provider failed: {}", failure.toString());
        }
        request.getSession().setAttribute(PROBLEM, ours
                ? ((OAuth2AuthenticationException) failure).getError().getDescription()
                : "统一身份认证没有完成。请重新登录；仍不成功的，请改用本系统的用户名和密码，并联系运维人员。");
        response.sendRedirect(request.getContextPath() + "/login?oidc");
    }
}
