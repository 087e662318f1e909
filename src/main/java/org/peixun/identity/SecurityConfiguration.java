package org.peixun.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionOperations;

/** Our own pages; the engine's webapps have a chain of their own in {@code workflow}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** A session is read by one statement and written by few that need no bracket: half a new one is a signed-out one. */
    @Bean(defaultCandidate = false)
    @Qualifier("springSessionTransactionOperations")
    TransactionOperations sessionsWithoutTransaction() {
        return TransactionOperations.withoutTransaction();
    }

    /** Nobody reads a span for each of a dozen filters at each click. */
    @Bean
    SecurityObservationSettings noSpansForFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** PostgreSQL keeps no NUL in a text, and none is ever typed: refused at the door, on whichever path. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain pages(HttpSecurity http, SessionRules sessionRules, AccessRefusals refusals,
            Optional<OidcSignIn> provider, OwnSessions sessions, SignOut signOut) {
        sessionRules.applyTo(http);
        refusals.applyTo(http);
        provider.ifPresent(one -> one.applyTo(http));
        return http
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(PublicPaths.PAGES.toArray(String[]::new)).permitAll()
                        .requestMatchers(PublicPaths.FILES.toArray(String[]::new)).permitAll()
                        .requestMatchers(PublicPaths.PROBES.toArray(String[]::new)).permitAll()
                        .requestMatchers("/webjars/camunda/**", "/actuator", "/actuator/**").denyAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login").authenticationDetailsSource(SignInPlace::of)
                        .successHandler(afterPassword(sessions)).permitAll())
                .logout(logout -> logout.addLogoutHandler(SecurityConfiguration::noteProvider).addLogoutHandler(signOut)
                        .logoutSuccessHandler((request, response, proof) -> response.sendRedirect(request.getContextPath()
                                + (request.getAttribute(OidcSignIn.BY_PROVIDER) == null ? "/login?logout" : "/login?logout&provider"))))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    /** Before the session is gone. */
    private static void noteProvider(HttpServletRequest request, HttpServletResponse response, Authentication proof) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(OidcSignIn.BY_PROVIDER) != null) {
            request.setAttribute(OidcSignIn.BY_PROVIDER, true);
        }
    }

    /** To what was asked for before, or to the second step. */
    private static AuthenticationSuccessHandler afterPassword(OwnSessions sessions) {
        var in = new SavedRequestAwareAuthenticationSuccessHandler();
        return (request, response, proof) -> {
            if (proof instanceof SignedIn signedIn) {
                sessions.makeRoom(signedIn.actor(), request.getSession().getId());
                in.onAuthenticationSuccess(request, response, proof);
            } else {
                response.sendRedirect(request.getContextPath() + SecondStep.PAGE);
            }
        };
    }
}
