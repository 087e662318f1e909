package org.peixun.nodes;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser, through the proxy: does not know which node answers. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "Peixun@2021";

    private final HttpClient client;
    private final String base;

    Visitor(Proxy proxy) throws Exception {
        this(proxy, proxy.address());
    }

    Visitor(Proxy proxy, String base) throws Exception {
        this.client = HttpClient.newBuilder().sslContext(proxy.trusting()).cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5)).build();
        this.base = base;
    }

    Visitor signIn(String userId) throws Exception {
        return signIn(userId, "/todo");
    }

    /** @param page that opens then */
    Visitor signIn(String userId, String page) throws Exception {
        var answer = send("/login", "/login", Map.of("username", userId, "password", PASSWORD));
        if (answer.headers().firstValue("Location").orElse("/login").contains("/login") || get(page).statusCode() != 200) {
            throw new AssertionError("sign-in of " + userId + ": " + answer.statusCode());
        }
        return this;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    /** A form with a command id of its own. @return status */
    int act(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(fields);
        all.put("commandId", UUID.randomUUID().toString());
        return send("/todo", path, all).statusCode();
    }

    private HttpResponse<String> send(String page, String path, Map<String, String> fields) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token.group(1));
        String body = all.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return client.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + URI.create(path).toASCIIString()))
                .header("Accept", "text/html,*/*").timeout(Duration.ofSeconds(60));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
