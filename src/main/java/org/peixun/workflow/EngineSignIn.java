package org.peixun.workflow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;

/** Tells the engine's webapps who has signed in with us; they have no sign-in of their own. */
class EngineSignIn extends ContainerBasedAuthenticationFilter implements AuthenticationProvider {

    private final CurrentActor currentActor;
    private final EngineGroups groups;

    EngineSignIn(CurrentActor currentActor, EngineGroups groups) {
        this.currentActor = currentActor;
        this.groups = groups;
        this.authenticationProvider = this;
    }

    @Override
    public void init(FilterConfig filterConfig) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        super.doFilter(new NonceOfRequest((HttpServletRequest) request),
                request.isSecure() ? new TokenCookieOfHost((HttpServletResponse) response) : response, chain);
    }

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Actor actor = currentActor.get();
        if (actor.isSystem() || actor.grants().isEmpty()) {
            return AuthenticationResult.unsuccessful();
        }
        var result = AuthenticationResult.successful(actor.userId());
        result.setGroups(groups.groupsOf(actor));
        result.setTenants(groups.tenantsOf(actor));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
}
