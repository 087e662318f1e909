package org.peixun.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.peixun.identity.CurrentActor;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which case and whose request a log line belongs to; of jobs the engine tells the case under the same name. */
@Component
class CaseInLog implements HandlerInterceptor, WebMvcConfigurer {

    private static final String CASE = "case";
    private static final String ACTOR = "actor";

    private final CurrentActor actor;

    CaseInLog(CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get("number") instanceof String number) {
            MDC.put(CASE, number);
        }
        MDC.put(ACTOR, actor.get().userId());
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception fault) {
        MDC.remove(CASE);
        MDC.remove(ACTOR);
    }
}
