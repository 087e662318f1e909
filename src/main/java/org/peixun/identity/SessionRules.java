package org.peixun.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds for a session on whichever path: it ends after its longest time; before the second step, and with a first
 * password, it opens nothing but the page for that.
 */
@Component
public class SessionRules {

    private static final Set<String> OPEN_WITH_FIRST_PASSWORD = Set.of("/password", "/logout", "/login", "/error");
    private static final Set<String> OPEN_BEFORE_SECOND_STEP =
            Set.of(SecondStep.PAGE, SecondStep.ENROLMENT_PAGE, "/logout", "/login", "/error");
    /** Pages, and what is below them, that lead from nobody to an open session. */
    public static final Set<String> LEADING_IN = Set.of("/login", "/oauth2", SecondStep.PAGE, "/password");
    /** Static files that the pages of signing in need. */
    public static final Set<String> FILES = Set.of("/assets/", "/webjars/");

    private final SignInSettings settings;
    private final SignOut signOut;
    private final Clock clock;

    SessionRules(SignInSettings settings, SignOut signOut, Clock clock) {
        this.settings = settings;
        this.signOut = signOut;
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
            var proof = SecurityContextHolder.getContext().getAuthentication();
            if (proof instanceof Displaced) {
                end("/login?displaced", request, response);
            } else if (proof instanceof HalfSignedIn half) {
                obey(half.since().plus(settings.secondStep()), SecondStep.PAGE, OPEN_BEFORE_SECOND_STEP, request, response, chain);
            } else if (proof instanceof SignedIn signedIn) {
                obey(signedIn.since().plus(settings.longestSession()), "/password",
                        signedIn.mustChangePassword() ? OPEN_WITH_FIRST_PASSWORD : null, request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        }

        /** @param open the only pages that may be opened, or {@code null} for no such limit; others lead to {@code page} */
        private void obey(Instant end, String page, Set<String> open, HttpServletRequest request,
                HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            if (end.isBefore(clock.instant())) {
                end("/login?expired", request, response);
            } else if (open == null || isOpen(request, open)) {
                chain.doFilter(request, response);
            } else {
                response.sendRedirect(request.getContextPath() + page);
            }
        }

        /** What was sent with a form would be lost on the way to the sign-in: the page of an expired form shows it. */
        private void end(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
            signOut.end("登录超过最长时间，自动退出。", request, response);
            if (request.getParameterMap().keySet().stream().anyMatch(field -> !field.equals("_csrf")) && request.getMethod().equals("POST")) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            } else {
                response.sendRedirect(request.getContextPath() + page);
            }
        }

        private static boolean isOpen(HttpServletRequest request, Set<String> pages) {
            String path = request.getRequestURI().substring(request.getContextPath().length());
            return pages.contains(path) || FILES.stream().anyMatch(path::startsWith);
        }
    }
}
