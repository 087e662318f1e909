package org.peixun.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Browsers send a line end as two characters; people, the limits and the database count one. At the request itself: forms
 * that are read as a whole go past every binder.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class LineEnds extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new CountedOnce(request), response);
    }

    private static final class CountedOnce extends HttpServletRequestWrapper {

        CountedOnce(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getParameter(String name) {
            return once(super.getParameter(name));
        }

        @Override
        public String[] getParameterValues(String name) {
            return once(super.getParameterValues(name));
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
            all.replaceAll((name, values) -> once(values));
            return all;
        }

        private static String once(String text) {
            return text == null ? null : text.replace("\r\n", "\n");
        }

        private static String[] once(String[] values) {
            return values == null ? null : Arrays.stream(values).map(CountedOnce::once).toArray(String[]::new);
        }
    }
}
