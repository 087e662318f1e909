package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.identity.SessionRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the engine's webapps are reached: on a host name of their own, so that a weakness in them reaches no page of ours
 * and none of ours them; beside our pages, for trying out; or nowhere.
 */
@Component
class EngineHost {

    static final String SAME_HOST = "same-host";
    static final String NONE = "none";

    private static final String WEBAPPS = "/camunda";
    /** Nobody gets in without these; our cookies are for one host, so that one signs in there as well. */
    private static final Set<String> SIGN_IN = Set.of("/", "/error", "/logout");

    private final String address;

    /** @param address e.g. {@code https://engine.peixun.example.org}, {@code same-host} or {@code none} */
    EngineHost(@Value("${peixun.engine-address:none}") String address) {
        this.address = address.isBlank() ? NONE : address.strip().replaceFirst("/$", "");
        if (!this.address.equals(NONE) && !this.address.equals(SAME_HOST) && !this.address.matches("https?://[\\w.-]+(:\\d+)?")) {
            throw new IllegalArgumentException("流程引擎页面的网址（peixun.engine-address）须写成 https://主机名，或者 none（不提供）、same-host（与本系统同一主机，只供试用）：" + address);
        }
    }

    /** Whether this path is there at all under the host name of the request. */
    boolean has(HttpServletRequest request) {
        // as the container has understood the path, whatever was typed
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean webapp = under(WEBAPPS, path);
        if (isOwnHost(request)) {
            return webapp || SIGN_IN.contains(path) || SessionRules.LEADING_IN.stream().anyMatch(page -> under(page, path))
                    || SessionRules.FILES.stream().anyMatch(path::startsWith);
        }
        return !webapp || address.equals(SAME_HOST);
    }

    /** Whether the request at hand came to the host of the webapps alone. */
    public boolean isHere() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes && isOwnHost(attributes.getRequest());
    }

    /** @return the entry as it is to be linked from the page at hand; nothing where it would lead nowhere */
    Stream<MenuEntry> reached(MenuEntry entry) {
        boolean webapp = under(WEBAPPS, entry.path());
        if (isHere()) {
            return webapp ? Stream.of(entry) : Stream.empty();
        }
        if (!webapp || address.equals(SAME_HOST)) {
            return Stream.of(entry);
        }
        return ownAddress().map(own -> new MenuEntry(entry.id(), entry.label(), own + entry.path(), entry.needs(), entry.position())).stream();
    }

    private boolean isOwnHost(HttpServletRequest request) {
        return ownAddress().filter(own -> URI.create(own).getHost().equalsIgnoreCase(request.getServerName())).isPresent();
    }

    private Optional<String> ownAddress() {
        return address.equals(SAME_HOST) || address.equals(NONE) ? Optional.empty() : Optional.of(address);
    }

    private static boolean under(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
