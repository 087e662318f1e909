package org.peixun.workflow;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;

/** Every address of the engine's REST, found by following its resources from the root. */
final class RestRoutes {

    private static final int DEEPEST = 5;

    record RestRoute(String method, String path) {}

    private final TreeSet<String> found = new TreeSet<>();

    private RestRoutes() {}

    /** Below {@code /camunda/api/engine/engine}; every variable is {@code x}, that of the engine {@code default}. */
    static List<RestRoute> all() {
        var routes = new RestRoutes();
        routes.walk(NamedProcessEngineRestServiceImpl.class, "", 0);
        return routes.found.stream().map(line -> new RestRoute(line.split(" ")[0], line.split(" ")[1])).toList();
    }

    private void walk(Class<?> resource, String at, int depth) {
        if (depth > DEEPEST || !resource.getName().startsWith("org.camunda")) {
            return;
        }
        for (Method method : resource.getMethods()) {
            Optional<String> verb = annotations(method).map(one -> one.annotationType().getAnnotation(HttpMethod.class))
                    .filter(java.util.Objects::nonNull).map(HttpMethod::value).findFirst();
            Optional<String> path = annotations(method).filter(Path.class::isInstance).map(one -> ((Path) one).value()).findFirst();
            String address = (at + "/" + path.orElse("")).replaceAll("/+", "/");
            String filled = address.replaceFirst("^/\\{name}", "/default").replaceAll("\\{[^/]*?}(?=/|$)", "x");
            if (verb.isPresent()) {
                found.add(verb.get() + " " + (filled.length() > 1 && filled.endsWith("/") ? filled.substring(0, filled.length() - 1) : filled));
            } else if (path.isPresent()) {
                walk(method.getReturnType(), address, depth + 1);
            }
        }
    }

    /** Its own and those of the interface that it implements. */
    private static java.util.stream.Stream<Annotation> annotations(Method method) {
        var declared = new java.util.ArrayList<>(Arrays.asList(method.getAnnotations()));
        for (Class<?> type : method.getDeclaringClass().getInterfaces()) {
            try {
                declared.addAll(Arrays.asList(type.getMethod(method.getName(), method.getParameterTypes()).getAnnotations()));
            } catch (NoSuchMethodException none) {
                // another interface declares it
            }
        }
        return declared.stream();
    }
}
