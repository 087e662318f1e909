package org.peixun.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every refused access of a signed-in person in the audit trail (GB/T 22239-2019 8.1.4.3): what {@link AccessPolicy}
 * refuses, though answered as not there, and whatever is answered 403 by whichever filter or page. Written when the
 * request is over, since a refusal rolls its own transaction back; a bounded number a minute, so that whoever tries
 * addresses fills neither the trail nor its pages.
 */
@Component
public class AccessRefusals {

    private static final Logger log = LoggerFactory.getLogger(AccessRefusals.class);
    private static final String NOTED = AccessRefusals.class.getName();
    private static final int LONGEST_PATH = 200;

    private final AuditTrail audit;
    private final AccessSettings settings;
    private final TransactionTemplate transaction;
    private final PerMinute perMinute;

    AccessRefusals(AuditTrail audit, AccessSettings settings, TransactionTemplate transaction, Clock clock) {
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
        this.perMinute = new PerMinute(clock);
    }

    /** Remembers for the end of this request, if there is one. */
    static void note(RequestRefused.Kind kind) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTED, kind, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Around everything in a filter chain that may refuse. */
    public void applyTo(HttpSecurity http) {
        http.addFilterAfter(new AtTheEnd(), SecurityContextHolderFilter.class);
    }

    private final class AtTheEnd extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
            boolean refused = request.getAttribute(NOTED) != null || response.getStatus() == HttpServletResponse.SC_FORBIDDEN;
            if (refused && SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
                record(signedIn.actor(), request);
            }
        }
    }

    private void record(Actor actor, HttpServletRequest request) {
        int number = perMinute.next(actor.userId());
        if (number > settings.refusalsPerMinute()) {
            return;
        }
        String summary = "访问 " + request.getMethod() + " " + Chars.shortened(request.getRequestURI(), LONGEST_PATH) + " 被拒绝："
                + reason(request.getAttribute(NOTED))
                + (number == settings.refusalsPerMinute() ? "本分钟内其后的拒绝不再逐条记录。" : "");
        try {
            transaction.executeWithoutResult(status -> audit.record(new AuditTrail.Entry(
                    null, null, actor.userId(), actor.name(), "identity.accessRefused", summary, Map.of())));
        } catch (RuntimeException e) {
            // the answer has gone already
            log.error("not audited: {} {}", actor.userId(), summary, e);
        }
    }

    private static String reason(Object noted) {
        if (noted == RequestRefused.Kind.NOT_FOUND) {
            return "不属于本人的辖区或者机构，按不存在答复。";
        }
        return noted == null ? "没有权限，或者页面已失效。" : "本人的角色没有此项权限。";
    }
}
