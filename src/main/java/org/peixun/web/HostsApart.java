package org.peixun.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The engine's webapps on their host, our pages on ours (ADR 0022): before anybody is asked to sign in for what is not there. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HostsApart extends OncePerRequestFilter {

    private final EngineHost engineHost;

    HostsApart(EngineHost engineHost) {
        this.engineHost = engineHost;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (engineHost.has(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
