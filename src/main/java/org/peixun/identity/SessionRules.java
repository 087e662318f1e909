package org.peixun.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds for a signed-in session on whichever path: it ends after its longest time, and a first password is
 * changed before anything else is opened.
 */
@Component
public class SessionRules {

    private static final Set<String> OPEN_WITH_FIRST_PASSWORD = Set.of("/password", "/logout", "/login", "/error");
    private static final Set<String> FILES = Set.of("/css/", "/js/", "/images/", "/webjars/");

    private final SignInSettings settings;
    private final Clock clock;

    SessionRules(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Adds the rules to a filter chain, just before it authorises. */
    public void applyTo(HttpSecurity http) {
        http.addFilterBefore(new Rules(), AuthorizationFilter.class);
    }

    private final class Rules extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn)) {
                chain.doFilter(request, response);
            } else if (signedIn.since().plus(settings.longestSession()).isBefore(clock.instant())) {
                new SecurityContextLogoutHandler().logout(request, response, signedIn);
                response.sendRedirect(request.getContextPath() + "/login?expired");
            } else if (signedIn.mustChangePassword() && !openWithFirstPassword(request)) {
                response.sendRedirect(request.getContextPath() + "/password");
            } else {
                chain.doFilter(request, response);
            }
        }

        private boolean openWithFirstPassword(HttpServletRequest request) {
            String path = request.getRequestURI().substring(request.getContextPath().length());
            return OPEN_WITH_FIRST_PASSWORD.contains(path) || FILES.stream().anyMatch(path::startsWith);
        }
    }
}
