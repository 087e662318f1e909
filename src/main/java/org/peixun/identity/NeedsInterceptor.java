package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.peixun.shared.RequestRefused;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Refuses every page of ours that does not say whose it is, and those that are not this person's. */
@Component
class NeedsInterceptor implements HandlerInterceptor {

    private static final String OURS = "org.peixun";

    private final AccessPolicy access;
    private final CurrentActor currentActor;
    private final Map<Page, Optional<Needs>> known = new ConcurrentHashMap<>();

    private record Page(Class<?> type, Method method) {}

    NeedsInterceptor(AccessPolicy access, CurrentActor currentActor) {
        this.access = access;
        this.currentActor = currentActor;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !method.getBeanType().getName().startsWith(OURS)) {
            return true;
        }
        Optional<Needs> needs = known.computeIfAbsent(new Page(method.getBeanType(), method.getMethod()), page -> Optional.ofNullable(needsOf(method)));
        if (needs.isPresent()) {
            access.check(currentActor.get(), needs.get().value());
            return true;
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (!PublicPaths.PAGES.contains(String.valueOf(pattern))) {
            throw RequestRefused.forbidden("此页面没有登记办理权限，暂不开放。请联系系统管理员。");
        }
        return true;
    }

    static Needs needsOf(HandlerMethod method) {
        Needs onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
    }
}
