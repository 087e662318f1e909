package org.peixun.workflow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The webapps' REST puts "Cannot complete task …:" before the sentence of a refusal; officers get the sentence alone.
 * What is refused with no sentence of ours becomes a general one: Tasklist shows the text as it comes. What only the newer
 * program of a rolling upgrade can do is answered 503, as on our pages.
 */
class PlainRefusals extends OncePerRequestFilter {

    private static final Pattern TASK_VERB =
            Pattern.compile("/camunda/api/engine/engine/default/task/[^/]+/(claim|unclaim|submit-form|complete)");
    private static final Pattern CHINESE = Pattern.compile("[“（《]?\\p{IsHan}");
    private static final String UPGRADING = "系统正在升级，本次操作没有完成，数据没有改动。请稍后再试。";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Predicate<String> upgrading;

    /** @param upgrading whether a message comes from what a newer program has brought */
    PlainRefusals(Predicate<String> upgrading) {
        this.upgrading = upgrading;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !request.getMethod().equals("POST") || !TASK_VERB.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= 400 && String.valueOf(answer.getContentType()).contains("json")) {
            JsonNode problem = JSON.readTree(answer.getContentAsByteArray());
            boolean upgrade = upgrading.test(problem.path("message").asString(""));
            byte[] plain = upgrade ? told((ObjectNode) problem, UPGRADING) : plain(answer.getContentAsByteArray());
            answer.resetBuffer();
            if (upgrade) {
                answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                answer.setHeader("Retry-After", "10");
            }
            answer.getOutputStream().write(plain);
        }
        answer.copyBodyToResponse();
    }

    static byte[] plain(byte[] body) {
        JsonNode node = JSON.readTree(body);
        if (!(node instanceof ObjectNode problem) || !problem.path("message").isString()) {
            return body;
        }
        return told(problem, sentence(problem.path("message").asString()));
    }

    private static byte[] told(ObjectNode problem, String message) {
        problem.put("message", message);
        return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    }

    private static String sentence(String message) {
        var ours = CHINESE.matcher(message);
        return ours.find() ? message.substring(ours.start()) : "本次操作没有完成。请刷新列表后重试；仍不成功的，请在办件页面办理。";
    }
}
