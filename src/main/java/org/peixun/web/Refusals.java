package org.peixun.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.identity.PublicPaths;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A refusal in the shape that the caller reads: a page, a piece of page for htmx, or RFC 9457 JSON. */
@Component
class Refusals {

    /** Until a database that was restarted answers again. */
    static final String RETRY_AFTER_SECONDS = "10";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** @return a {@link ModelAndView} or a {@link ResponseEntity} */
    Object answer(Refusal refusal, HttpServletRequest request) {
        if (wantsJson(request)) {
            return ResponseEntity.status(refusal.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .headers(headers -> retryLater(refusal, headers))
                    .body(problem(refusal));
        }
        if (refusal.isOutage()) {
            return ResponseEntity.status(refusal.status()).contentType(HTML)
                    .headers(headers -> retryLater(refusal, headers))
                    .body(wantsFragment(request) ? PlainPage.alert(refusal) : PlainPage.of(refusal));
        }
        boolean typedInVain = refusal.isPageExpired() || refusal.status() == HttpStatus.CONFLICT && isChanging(request);
        String view = wantsFragment(request) ? "web/refused :: alert" : "web/refused";
        return new ModelAndView(view, Map.of("refusal", refusal, "changing", isChanging(request),
                "typed", typedInVain ? TypedTexts.of(request) : List.of(), "reopen", refusal.isPageExpired() ? openPage(request) : ""), refusal.status());
    }

    /** Path of the page that is open to everybody, whose form arrived here by an error; empty when it is no such page. */
    static String openPage(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        path = path.startsWith(request.getContextPath()) ? path.substring(request.getContextPath().length()) : path;
        return PublicPaths.isPage(path) ? path : "";
    }

    /** Whether the person wanted to change something, or only to read. The container sends errors round as GET. */
    static boolean isChanging(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return !Set.of("GET", "HEAD").contains(original == null ? request.getMethod() : original);
    }

    static boolean wantsFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static void retryLater(Refusal refusal, HttpHeaders headers) {
        if (refusal.isOutage()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private static ProblemDetail problem(Refusal refusal) {
        var problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.sentence());
        problem.setType(URI.create("about:blank"));
        problem.setTitle(refusal.title());
        if (!refusal.problems().isEmpty()) {
            problem.setProperty("problems", refusal.problems());
        }
        if (refusal.reference() != null) {
            problem.setProperty("reference", refusal.reference());
        }
        return problem;
    }
}
