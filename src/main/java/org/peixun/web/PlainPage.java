package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** A refusal as a page that needs nothing: no database for the menu, no style sheet, no template. */
final class PlainPage {

    /** For answers that no security filter has seen; the policy allows nothing, since the page has nothing. */
    static final Map<String, String> SECURITY_HEADERS = Map.of("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "same-origin");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%1$s · 培训审批</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">返回首页</a></p></main></body>
            </html>
            """;
    private static final String ALERT = """
            <div class="note note-bad" role="alert"><p><strong>%s</strong></p><p>%s</p></div>
            """;

    private PlainPage() {}

    static String of(Refusal refusal) {
        return PAGE.formatted(refusal.title(), sentence(refusal));
    }

    /** The same as a piece of a page, for htmx. */
    static String alert(Refusal refusal) {
        return ALERT.formatted(refusal.title(), sentence(refusal));
    }

    /** Where no security filter has been, or none will be. */
    static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(refusal.status().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SECURITY_HEADERS.forEach(response::setHeader);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(Refusals.wantsFragment(request) ? alert(refusal) : of(refusal));
        response.flushBuffer();
    }

    private static String sentence(Refusal refusal) {
        return refusal.sentence() + (refusal.reference() == null ? "" : "故障编号：" + refusal.reference());
    }
}
