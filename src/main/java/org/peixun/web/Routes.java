package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Which method answers an address. Spring asks each of some hundred patterns for an address with a number in it; here only
 * those are asked whose beginning, up to the first variable, is that of the address.
 */
@Component
class Routes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByBeginning();
    }

    private static final class ByBeginning extends RequestMappingHandlerMapping {

        private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

        @Override
        protected RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            String path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
            List<String> possible = beginnings.computeIfAbsent(info, ByBeginning::beginnings);
            return possible.stream().anyMatch(beginning -> begins(path, beginning)) ? super.getMatchingMapping(info, request) : null;
        }

        /** Up to the first escaped character, of which only the pattern itself knows what it stands for. */
        private static boolean begins(String path, String beginning) {
            int escaped = path.indexOf('%');
            int compared = escaped < 0 ? beginning.length() : Math.min(escaped, beginning.length());
            return path.regionMatches(0, beginning, 0, compared);
        }

        /** Without the last slash: /x/** is also /x. */
        private static List<String> beginnings(RequestMappingInfo info) {
            return info.getPatternValues().stream().map(pattern -> pattern.split("/?[{*?]", 2)[0]).toList();
        }
    }
}
