package org.peixun.identity;

import java.util.List;

/** Everything that is open to people who are not signed in; the one place where such a path is named. */
public final class PublicPaths {

    /** Pages of ours without {@link Needs}. */
    static final List<String> PAGES = List.of("/login", SecondStep.PAGE, SecondStep.ENROLMENT_PAGE, "/error", "/.well-known/security.txt", "/check", "/check/{code}", "/institutions", "/institutions/{id}", "/brands", "/notice", "/feeds/deadlines.ics",
            "/published/projects", "/published/projects/{year}", "/published/standards", "/complaints/report", "/complaints/progress");

    /** Static files. The engine's webapps under /webjars/camunda are not among them: they open under /camunda only. */
    static final List<String> FILES = List.of(
            "/assets/**", "/favicon.ico", "/webjars/bootstrap/**", "/webjars/htmx.org/**");

    static final List<String> PROBES = List.of("/actuator/health", "/actuator/health/**");

    private PublicPaths() {}

    /** Whether everybody may open it, so that an expired form there is not mended by signing in. */
    public static boolean isPage(String path) {
        return PAGES.contains(path);
    }
}
