package org.peixun;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the application's port: keeps cookies, follows no redirect, sends the tokens that pages would send. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final String host;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    public Browser(int port) {
        this(port, null);
    }

    /** @param host name that the proxy in front was asked by, {@code null} without one */
    public Browser(int port, String host) {
        this.base = "http://localhost:" + port;
        this.host = host;
    }

    /** @return this, signed in, or a failure that shows where the sign-in led */
    public Browser signIn(String userId, String password) {
        var answer = submit("/login", "/login", Map.of("username", userId, "password", password));
        String target = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || target.contains("/login")) {
            throw new AssertionError("Sign-in of " + userId + " led to " + answer.statusCode() + " " + target);
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "*/*").GET());
    }

    /** Sends a form with the CSRF token of the page that it stands on. */
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        return post(get(page).body(), path, fields);
    }

    /** Sends the form of a page that was opened before. @param page its text */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        var token = TOKEN.matcher(page);
        String body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(token.find() ? body + "&_csrf=" + encode(token.group(1)) : body)));
    }

    /** Sends a form with a file, as {@code multipart/form-data}. */
    public HttpResponse<String> upload(String page, String path, Map<String, String> fields, String fileName, byte[] content) {
        var token = TOKEN.matcher(get(page).body());
        String boundary = "----browser-of-a-test";
        var all = new java.util.LinkedHashMap<>(fields);
        all.put("_csrf", token.find() ? token.group(1) : "");
        String before = all.entrySet().stream().map(field -> "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                + "\"\r\n\r\n" + field.getValue() + "\r\n").collect(Collectors.joining());
        before += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(BodyPublishers.ofString(before), BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    /** A JSON call as the engine's webapps make it, with their CSRF header. */
    public HttpResponse<String> json(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json").header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue).findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (host != null) {
            request.header("X-Forwarded-Host", host);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
