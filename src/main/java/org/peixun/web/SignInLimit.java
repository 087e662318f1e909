package org.peixun.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.peixun.identity.SecondStep;
import org.peixun.identity.SignInSettings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Failed sign-ins by address, whichever accounts they were for: who tries the names of a whole bureau is stopped before he has
 * locked many, and before each try costs a hash. Successes are given back, since a bureau shares one address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SignInLimit extends OncePerRequestFilter {

    private static final Set<String> PATHS = Set.of("/login", SecondStep.PAGE);

    private final VisitorBuckets buckets;
    private final SignInSettings settings;

    SignInLimit(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.buckets = new VisitorBuckets(settings.perAddress(), settings.perAddressRefill(), clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !PATHS.contains(UrlPathHelper.defaultInstance.getPathWithinApplication(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!buckets.take(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(settings.perAddressRefill().toSeconds()));
            PlainPage.write(Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "登录尝试过于频繁",
                    "从您所在的网络登录失败的次数过多，本次没有核对。请过几分钟再试；忘记密码的，请联系本单位安全管理员重置。"), request, response);
            return;
        }
        chain.doFilter(request, response);
        if (succeeded(response)) {
            buckets.giveBack(request.getRemoteAddr());
        }
    }

    /** Led on to anything but the sign-in page. */
    private static boolean succeeded(HttpServletResponse response) {
        String target = response.getHeader(HttpHeaders.LOCATION);
        return target != null && !target.contains("/login?error");
    }
}
