package org.peixun.workflow;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.AccessRefusals;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.SessionRules;
import org.peixun.identity.SignOut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The engine's webapps under {@code /camunda}: our sign-in, an allow-list of requests, their own CSRF filter and
 * content security policy (they need inline styles), everything else as on our pages.
 */
@Configuration(proxyBeanMethods = false)
class WebappSecurity {

    /** Where the webapps send none of their own: refusals, data. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final AccessPolicy access;
    private final CurrentActor currentActor;

    WebappSecurity(AccessPolicy access, CurrentActor currentActor) {
        this.access = access;
        this.currentActor = currentActor;
    }

    @Bean
    @Order(1)
    SecurityFilterChain webapps(HttpSecurity http, SessionRules sessionRules, AccessRefusals refusals, SignOut signOut) {
        sessionRules.applyTo(http);
        refusals.applyTo(http);
        var api = PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**");
        return http
                .securityMatcher("/camunda", "/camunda/**")
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .anyRequest().access(this::decide))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout
                        .logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(org.springframework.http.HttpMethod.POST, "/camunda/api/admin/auth/user/default/logout"))
                        .addLogoutHandler(signOut)
                        .logoutSuccessHandler((request, response, authentication) ->
                                response.setStatus(HttpStatus.NO_CONTENT.value())))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refused -> refused
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    FilterRegistrationBean<EngineSignIn> engineSignIn(EngineGroups groups) {
        var registration = new FilterRegistrationBean<>(new EngineSignIn(currentActor, groups));
        registration.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
        registration.setOrder(101); // behind Spring Security's chain (-100), before the webapps' own filters
        return registration;
    }

    @Bean
    FilterRegistrationBean<PlainRefusals> plainRefusals(ObjectProvider<ComponentsOfNewerPrograms> newer) {
        var registration = new FilterRegistrationBean<>(new PlainRefusals(message -> newer.getObject().explains(message)));
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(102);
        return registration;
    }

    private AuthorizationDecision decide(Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Actor actor = currentActor.get();
        boolean operator = access.allows(actor, Action.OPERATE_ENGINE);
        boolean officer = !operator && access.allows(actor, Action.USE_TASKLIST);
        return new AuthorizationDecision((operator || officer)
                && (WebappRequests.SHARED.allows(request.getMethod(), path)
                        || operator && WebappRequests.OPERATORS.allows(request.getMethod(), path)
                        || officer && WebappRequests.OFFICERS.allows(request.getMethod(), path)));
    }
}
