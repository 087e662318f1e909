package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees each request, answer, console message and script error of a window: no other host is asked, nothing fails,
 * nothing offends the content security policy (Chromium says so on the console).
 */
final class Watch {

    private final List<String> wrong = new ArrayList<>();
    private final Set<Integer> awaited = new HashSet<>();

    Watch(BrowserContext window) {
        window.onRequest(this::asked);
        window.onRequestFailed(this::failed);
        window.onResponse(this::answered);
        window.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isAnswerSeenAnyway(message.text()) && !isTheirBase(message.text())) {
                wrong.add("console: " + message.text());
            }
        });
        window.onWebError(error -> wrong.add("script: " + error.error()));
    }

    /** A refusal is part of what is tested. */
    void awaits(int status) {
        awaited.add(status);
    }

    void sawNothingWrong() {
        assertThat(wrong).isEmpty();
    }

    private void asked(Request request) {
        URI address = URI.create(request.url().replace("|", "%7C"));
        if (address.getHost() != null && !address.getHost().equals("localhost")) {
            wrong.add("another host: " + request.url());
        }
    }

    /** Aborted = the person went on, or the answer became a download. */
    private void failed(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            wrong.add("failed: " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400 && !awaited.contains(response.status())) {
            wrong.add(response.status() + " " + response.request().method() + " " + response.url());
        }
    }

    /** The engine's pages name their own address as their base; our policy takes no base from a page, theirs works without. */
    private static boolean isTheirBase(String message) {
        return message.matches("Setting the document's base URI to 'http://localhost:\\d+/camunda/app/\\w+/default/' violates .*\"base-uri 'none'\".*");
    }

    /** Told by {@link #answered} with its address. */
    private static boolean isAnswerSeenAnyway(String message) {
        return message.startsWith("Failed to load resource: the server responded with a status of");
    }
}
