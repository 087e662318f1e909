package org.peixun.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.SessionRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** {@code /actuator/prometheus}: for operators, and for the Prometheus server by a token of the settings; without one, for no server. */
@Configuration(proxyBeanMethods = false)
class MetricsSecurity {

    private final AccessPolicy access;
    private final CurrentActor actor;
    private final String token;

    MetricsSecurity(AccessPolicy access, CurrentActor actor, @Value("${peixun.metrics.token:}") String token) {
        this.access = access;
        this.actor = actor;
        this.token = token.strip();
    }

    @Bean
    @Order(2)
    SecurityFilterChain metrics(HttpSecurity http, SessionRules sessionRules) {
        sessionRules.applyTo(http);
        return http
                .securityMatcher(EndpointRequest.to("prometheus"))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(this::decide))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    private AuthorizationDecision decide(Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
        String shown = context.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
        return new AuthorizationDecision(hasToken(shown) || access.allows(actor.get(), Action.OPERATE_ENGINE));
    }

    boolean hasToken(String shown) {
        return !token.isEmpty() && shown != null && MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}
