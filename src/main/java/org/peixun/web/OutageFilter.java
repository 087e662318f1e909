package org.peixun.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around everything, since the session is read from the database before any page of ours is asked. The usual error page
 * would need the database once more.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException fault) {
            var refusal = response.isCommitted() ? null : Outage.of(fault).orElse(null);
            if (refusal == null) {
                throw fault;
            }
            log.warn("{} {}: {}", refusal.title(), request.getRequestURI(), fault.toString());
            write(refusal, request, response);
        }
    }

    /** From the beginning: an answer may have been half written when the session could not be saved. */
    private static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        // a refusal whose page could not be made any more: the container would report it once again, as a fault
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        response.setHeader(HttpHeaders.RETRY_AFTER, Refusals.RETRY_AFTER_SECONDS);
        PlainPage.write(refusal, request, response);
    }
}
