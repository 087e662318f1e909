package org.peixun.authorization;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.identity.Action;
import org.peixun.identity.Needs;
import org.peixun.identity.PublicAddresses;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * An address that the application answers.
 *
 * @param action whose it is; {@code null} when no action is named
 */
record Route(RequestMethod method, String path, Action action) {

    /** Every address of ours and of Actuator, found where Spring itself looks. */
    static List<Route> all(Collection<RequestMappingInfoHandlerMapping> mappings) {
        return mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> of(entry.getKey(), action(entry.getValue())))
                .distinct()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    String name() {
        return method + " " + path;
    }

    boolean isPublic() {
        return PublicAddresses.contain(path);
    }

    boolean reads() {
        return method == RequestMethod.GET;
    }

    private static Stream<Route> of(RequestMappingInfo mapping, Action action) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream().flatMap(path ->
                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods).stream().map(method -> new Route(method, path, action)));
    }

    private static Action action(HandlerMethod handler) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
        Needs needs = own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
        return needs == null ? null : needs.value();
    }
}
